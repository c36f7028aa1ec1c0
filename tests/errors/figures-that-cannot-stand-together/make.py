"""A draft as “rules new” makes it, then conditions added by hand that no form could be held against."""

from pathlib import Path

from lccluster.files.rules.library import Library
from lccluster.usecases.rules.draft import start_draft

ADDED = """\
  - id: innovators
    article: 第四条第（四）项
    label: {zh: 创新主体, en: innovators}
    says: {zh: 2项中至少3项：单项冠军1个以上，瞪羚1个以上, en: "at least 3 of 2: at least 1 champion, 1 gazelle"}
    check:
      kind: n_of
      n: 3
      figures:
        - {kind: at_least, field: innovation.single_champions, bound: 1, unit: items}
        - {kind: at_least, field: innovation.gazelles, bound: 1, unit: items}

  - id: taxes
    article: 第四条第（二）项
    label: {zh: 税金, en: taxes}
    says: {zh: 税金占从业人员的比重不低于2%, en: taxes of at least 2% of the people}
    check: {kind: ratio, of: economics.tax_yi, to: employees, at_least: 2}
    bar: true
    ground: "14.9"
    waiver: leading-in-trade

  - id: profit
    article: 第四条第（二）项
    label: {zh: 利润, en: profit}
    says: {zh: 利润3亿元以上，冠县2亿元以上, en: "a profit of at least 3 yi yuan, in Guanxian at least 2 yi yuan"}
    check:
      kind: by
      field: county
      values:
        冠县: {kind: at_least, field: economics.profit_yi, bound: 2, unit: yi_yuan}
        冠县工信局: {kind: at_least, field: economics.profit_yi, bound: 2, unit: yi_yuan}
        平阴县: {kind: at_least, field: economics.profit_yi, bound: 2, unit: yi_yuan}
      otherwise: {kind: at_least, field: economics.profit_yi, bound: 3, unit: yi_yuan}

  - id: products
    article: 第四条第（三）项
    label: {zh: 主导产品, en: products}
    says: {zh: 主导产品1个以上, en: at least 1 product}
    check: {kind: count_of, table: products, where: {name: {at_least: 3}}, at_least: 1}

waivers:
"""

folder = start_draft("draft-2027", "liaocheng-2021-97", Path(), Library())
file = folder / "04-conditions.yaml"
text = file.read_text("utf-8")
assert text.count("waivers:\n") == 1
file.write_text(text.replace("waivers:\n", ADDED), "utf-8")
