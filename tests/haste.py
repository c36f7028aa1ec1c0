"""What is done at once, on however busy a machine."""

from __future__ import annotations

import time
from collections.abc import Callable


def at_once(deed: Callable[[], object], seconds: float) -> bool:
    """Tell whether something takes less of the processor than that, once in three tries.

    A busy machine makes what is fast slow now and then; nothing makes fast what is slow.
    """
    return any(_spent(deed) < seconds for _ in range(3))


def _spent(deed: Callable[[], object]) -> float:
    begun = time.process_time()
    deed()
    return time.process_time() - begun
