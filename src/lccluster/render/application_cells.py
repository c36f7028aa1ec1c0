"""Single cells of an application in the 汇总表 that take more than a look at one field."""

from __future__ import annotations

from lccluster.eligibility.assessment import Assessment
from lccluster.errors import Severity
from lccluster.form.application import Product
from lccluster.quantities import Quantity, Unit
from lccluster.render.assessment_text import open_points
from lccluster.render.office_words import NONE


def county(assessment: Assessment) -> str | None:
    """Name the recommending office as its own list does."""
    written = assessment.application.county
    office = assessment.rulebook.offices.county(written) if written else None
    return office.name.zh if office else written


def products(assessment: Assessment) -> str | None:
    """Name the main products, each with its output and share as far as they are stated."""
    return "；".join(filter(None, map(_product, assessment.application.products))) or None


def _product(product: Product) -> str:
    share = product.provincial_market_share
    said = (
        f"年产{product.annual_output}" if product.annual_output else "",
        f"省内{Quantity(share, Unit.PERCENT)}" if share is not None else "",
    )
    more = "，".join(filter(None, said))
    return f"{product.name or ''}（{more}）" if more else product.name or ""


def open_items(assessment: Assessment) -> str:
    """Name what stands between the application and its title; 无 where nothing does."""
    return open_points(assessment) or NONE


def remark(assessment: Assessment) -> str | None:
    """Say what a reader of the row has to know beside the verdict."""
    warnings = sum(each.severity is Severity.WARNING for each in assessment.problems)
    said = (
        "" if assessment.in_force else "无有效办法，仅供参考",
        f"{warnings}处存疑" if warnings else "",
    )
    return "；".join(filter(None, said)) or None
