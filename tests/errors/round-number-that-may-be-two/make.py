"""Put the round down, with two applications that a person would call by one number."""

from rounds_written import FILED, HERE, written

NAMES = {"development-zone-01": "某某轴承特色产业集群", "开发区-01": "某某光伏特色产业集群"}
written({each: [FILED] for each in NAMES})
for each, name in NAMES.items():
    record = HERE / "applications" / each / "record.yaml"
    text = record.read_text("utf-8").replace("莘县01特色产业集群", name)
    record.write_text(text.replace("莘县", "开发区"), "utf-8")
