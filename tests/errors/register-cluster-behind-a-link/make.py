from pathlib import Path

Path("register/clusters/冠县/LC-2022-010.yaml").symlink_to("LC-2022-009.yaml")
