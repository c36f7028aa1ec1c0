"""Does the form contradict itself, and are its figures plausible?"""

from __future__ import annotations

from lccluster.eligibility.form_checks.bands import implausible
from lccluster.eligibility.form_checks.contradicted import Contradicted
from lccluster.eligibility.form_checks.contradictions import (
    contradictions,
    suspects,
    suspects_under,
)
from lccluster.eligibility.form_checks.years import years_left_blank
