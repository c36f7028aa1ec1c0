"""The application form (annex) as pydantic models: every key with the form's own label."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from lccluster.form.types import (
    Area,
    Day,
    ExactCount,
    Firms,
    FirmsInAll,
    GainOrLoss,
    Growth,
    Items,
    Money,
    PartOfWhole,
    People,
    Rank,
    Text,
    Year,
    YesNo,
)
from lccluster.language import Message
from lccluster.quantities import QuantityError, is_blank, is_yes_or_no


def labelled(zh: str, en: str, *also: str, default: Any = None) -> Any:
    """Declare a field by its label on the form, its English name and other spellings seen."""
    return Field(default=default, title=zh, description=en, json_schema_extra={"also": list(also)})


class Group(BaseModel):
    """A group of cells under one heading; nothing in it has to be filled in."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Cluster(Group):
    """What is to be recognised."""

    name: Text = labelled("产业集群名称", "name of the cluster", "集群名称", "名称")
    area_km2: Area = labelled("产业集群区域面积", "area of the cluster", "区域面积", "面积")
    dominant_industry: Text = labelled("主导产业", "dominant industry (for the waiver)")


class Enterprises(Group):
    """Firms of every kind that belong to the cluster: production, service and related."""

    total: FirmsInAll = labelled("总数", "firms in all")
    above_size: Firms = labelled("规模以上企业", "of these, above-size enterprises", "规上")
    in_park: Firms = labelled("进入产业园区企业", "of these, firms in the industrial park", "园区")


class Product(Group):
    """One main product."""

    name: Text = labelled("主导产品", "main product", "名称")
    annual_output: Text = labelled("年产量", "output of the year, with its unit")
    provincial_market_share: PartOfWhole = labelled(
        "省内市场比重", "share of the provincial market"
    )


class Economics(Group):
    """The results of one year."""

    year: Year = labelled("年度", "the year of these results", "年份")
    revenue_yi: Money = labelled("营业收入", "annual revenue (never output value)")
    profit_yi: GainOrLoss = labelled("利润", "profit")
    tax_yi: Money = labelled("税金", "taxes")


class Honours(Group):
    """Brands, trademarks and industry honours of provincial rank or higher."""

    total: Items = labelled("总数", "brands, trademarks and honours in all")
    famous_brands: Items = labelled("名牌产品", "of these, famous-brand products")
    well_known_trademarks: Items = labelled(
        "驰（著）名商标", "of these, well-known trademarks", "驰名商标"
    )
    industry_titles: Items = labelled("产业荣誉称号", "of these, industry honours")


class Platforms(Group):
    """Public service platforms, by the kinds that the form names."""

    total: Items = labelled("总数", "public service platforms in all")
    research: Items = labelled("研发", "of these, research and development")
    testing: Items = labelled("检测", "of these, testing")
    logistics: Items = labelled("物流", "of these, logistics")
    e_commerce: Items = labelled("电子商务", "of these, e-commerce")
    other: Items = labelled("其他", "of these, other kinds")


class CountyOpinion(Group):
    """The county office's box on the form."""

    text: Text = labelled("审核意见", "opinion", "意见")
    signed_on: Day = labelled("日期", "day of the opinion")
    sealed: YesNo = labelled("盖章", "sealed by the office")


class Standing(Group):
    """The claim to a leading place in the trade, which opens the waiver of Article 4 (2)."""

    city_rank: Rank = labelled("全市同行业排名", "rank by revenue in the city's trade")
    province_rank: Rank = labelled("全省同行业排名", "rank by revenue in the province's trade")
    foremost_in_province: YesNo = labelled("居全省同行业前列", "among the foremost in the province")
    evidence: Text = labelled("证明材料", "file that proves the rank")


class Innovation(Group):
    """Counts that support the judgement on technology, Article 4 (4)."""

    technology_centres: Items = labelled(
        "一企一技术研发中心", "one-firm-one-technology R&D centres"
    )
    specialised_smes: Items = labelled("专精特新中小企业", "specialised SMEs", "专精特新")
    gazelles: Items = labelled("瞪羚企业", "gazelle enterprises", "瞪羚")
    single_champions: Items = labelled("制造业单项冠军企业", "single champions", "单项冠军")
    little_giants: Items = labelled("专精特新小巨人企业", "little giants", "小巨人企业", "小巨人")
    specialised_or_high_tech: Items = labelled(
        "专精特新、创新型和国家高新技术企业",
        "specialised, innovative or national high-tech firms, each counted once",
    )


class YearRow(Group):
    """The figures of one year, where a measure asks for several."""

    year: Year = labelled("年度", "year", "年份")
    output_value_yi: Money = labelled("产值", "output value of that year (never revenue)")


class Shares(Group):
    """Parts of the cluster's output value, for measures that ask for them."""

    sme_output: PartOfWhole = labelled("中小企业产值占比", "share of SMEs in the output value")
    main_industry_output: PartOfWhole = labelled(
        "主导产业产值占比", "share of the main industry in the output value"
    )


def one_row_a_year(rows: tuple[YearRow, ...]) -> tuple[YearRow, ...]:
    """Refuse a year that stands in two rows: which of its figures counts, nobody can tell."""
    years = [row.year for row in rows if row.year is not None]
    twice = next((year for year in years if years.count(year) > 1), None)
    if twice is None:
        return rows
    raise QuantityError(
        "year-twice",
        Message("The year {year} stands here twice.", year=twice),
        Message("Keep one row for each year."),
    )


class Material(Group):
    """One material handed in: a file, or a plain yes or no."""

    file: Text = labelled("文件", "path beside the application")
    handed_in: YesNo = labelled("已提交", "handed in on paper")
    sealed: YesNo = labelled("盖章", "sealed")
    characters: ExactCount = labelled(
        "字数", "characters that a person counted, where a program cannot"
    )

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: Any) -> Any:
        """Take `path`, `true`, `false` and a blank for the long form."""
        if isinstance(written, str):
            if is_yes_or_no(written):
                return {"handed_in": written}
            return {} if is_blank(written) else {"file": written}
        return {} if written is None else written


class Materials(Group):
    """The materials of Article 6, each a list because offices hand in several files for one."""

    application_form: tuple[Material, ...] = labelled("申请表", "application form", default=())
    introduction: tuple[Material, ...] = labelled(
        "发展情况简介", "introduction", "简介", default=()
    )
    development_plan: tuple[Material, ...] = labelled(
        "发展规划", "development plan", "规划", default=()
    )
    brand_evidence: tuple[Material, ...] = labelled(
        "品牌荣誉和宣传报道材料", "evidence of brands, honours and media coverage", default=()
    )
    platform_evidence: tuple[Material, ...] = labelled(
        "研发中心和服务平台材料", "evidence of R&D centres and platforms", default=()
    )
    informatisation: tuple[Material, ...] = labelled(
        "信息化智能化建设情况", "informatisation", default=()
    )
    other_proof: tuple[Material, ...] = labelled("其他证明材料", "other proof", default=())
    truthfulness_statement: tuple[Material, ...] = labelled(
        "真实性声明", "statement of truthfulness, sealed", default=()
    )

    @model_validator(mode="before")
    @classmethod
    def _one_is_a_list_of_one(cls, written: Any) -> Any:
        """Let every material be written alone or as a list."""
        if not isinstance(written, dict):
            return {} if written is None else written
        return {key: _listed(value) for key, value in written.items()}


def _listed(value: Any) -> Any:
    return () if value is None else value if isinstance(value, (list, tuple)) else [value]


class Application(Group):
    """A filled application form, as in the annex and Article 6."""

    applicant: Text = labelled("申请单位名称", "applicant", "申报主体", "申报单位")
    county: Text = labelled(
        "所在县（市、区）", "county office that recommends", "县（市、区）", "推荐单位"
    )
    filled_on: Day = labelled("填报日期", "day on which the form was filled in")
    cluster: Cluster = labelled("产业集群", "cluster", default=Cluster.model_construct())
    enterprises: Enterprises = labelled("企业户数", "firms", default=Enterprises.model_construct())
    employees: People = labelled("从业人员数量", "people employed", "从业人员")
    products: tuple[Product, ...] = labelled("主导产品情况", "main products", default=())
    economics: Economics = labelled(
        "经济效益", "results of the year", default=Economics.model_construct()
    )
    honours: Honours = labelled(
        "省级以上品牌、商标或产业荣誉称号数量",
        "brands, trademarks and honours",
        "品牌荣誉",
        default=Honours.model_construct(),
    )
    platforms: Platforms = labelled(
        "公共服务平台数量",
        "public service platforms",
        "公共服务平台",
        default=Platforms.model_construct(),
    )
    introduction: Text = labelled("产业集群简介", "introduction on the form", "简介")
    county_opinion: CountyOpinion = labelled(
        "县级部门审核意见",
        "opinion of the county office",
        "审核意见",
        default=CountyOpinion.model_construct(),
    )
    standing: Standing = labelled(
        "行业地位",
        "standing in the trade (claim for the waiver)",
        default=Standing.model_construct(),
    )
    innovation: Innovation = labelled(
        "创新主体", "innovative firms", default=Innovation.model_construct()
    )
    yearly: Annotated[tuple[YearRow, ...], AfterValidator(one_row_a_year)] = labelled(
        "各年产值", "output value year by year", "历年产值", default=()
    )
    shares: Shares = labelled(
        "产值占比", "shares of the output value", default=Shares.model_construct()
    )
    average_growth: Growth = labelled("年均增速", "average yearly growth", "年均增长率")
    materials: Materials = labelled(
        "申报材料", "materials of Article 6", default=Materials.model_construct()
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_groups_are_absent(cls, written: Any) -> Any:
        """Leave out a heading with nothing under it, so that its cells are unstated."""
        return {key: value for key, value in written.items() if value is not None}
