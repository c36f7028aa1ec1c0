from pathlib import Path

from packs_made import COUNTY, RECOGNISED, a_register, pack, report

a_register()
other = {**RECOGNISED, "id": "01G2MDAJ00CCCCCCCCCCCCCCCC", "event": "revoked", "ground": "14.2"}
other |= {"on": "2024-05-09", "recorded_at": "2024-05-10T09:00:00+08:00", "recorded_by": COUNTY}
del other["rulebook"]
Path("冠县-01.lcp").write_bytes(pack([report(2023), other]))
