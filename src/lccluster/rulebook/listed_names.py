"""How what stands as a key in a list of words is called in Chinese, by the kind and the key that hold the list: either name is read.

As the names of keys, they stand here and not in the catalog.
"""

from collections.abc import Mapping

_PAPERS = {
    "return": "补正",
    "recommendation": "推荐",
    "sign-in": "签到",
    "scores": "评分",
    "notice": "公示",
}
_DRAFTS = {**_PAPERS, "objection": "异议", "promulgation": "公布"}
_IN_DRAFTS = {
    **{"number": "序号", "rank": "排序", "id": "编号", "cluster": "集群", "applicant": "申报主体"},
    **{
        "county": "推荐单位",
        "renews": "原称号",
        "title": "称号编号",
        "expert": "专家",
        "unit": "单位",
    },
    **{
        "field": "专业",
        "signature": "签名",
        "tie": "回避原因",
        "place": "名次",
        "sheets": "评审表",
    },
    **{"mean": "平均分", "median": "中位数", "spread": "标准差", "firm": "去掉任一专家后的名次"},
    **{
        "on": "收到日期",
        "named": "署名",
        "sealed": "盖章",
        "reason": "异议内容",
        "outcome": "处理结果",
    },
    **{"why": "理由", "decided_on": "处理日期"},
}
_IN_LISTS = {
    **{
        "number": "序号",
        "id": "集群编号",
        "name": "称号名称",
        "county": "推荐单位",
        "applicant": "申报主体",
    },
    **{"standing": "称号状态", "recognised_on": "认定日期", "document_number": "认定文号"},
    **{
        "valid_until": "有效期至",
        "cluster": "申报集群",
        "products": "主导产品",
        "area": "区域面积",
    },
    **{
        "firms": "企业户数",
        "above_size": "规模以上企业",
        "in_park": "园区内企业",
        "employees": "从业人员",
    },
    **{
        "revenue": "营业收入",
        "profit": "利润",
        "tax": "税金",
        "honours": "品牌荣誉",
        "platforms": "服务平台",
    },
    **{"verdict": "核对结论", "open": "未解决事项", "open_points": "待解决事项"},
    **{"reachable": "可能的结论", "contradictions": "矛盾处数", "for_reference": "仅供参考"},
    **{"on": "基准日", "rulebook": "规则集", "industry": "主导产业", "remark": "申报备注"},
    **{"days_left": "剩余天数", "days_ahead": "距期满天数", "days_past": "已期满天数"},
    **{"review_year": "复核年度", "note": "称号备注", "flags": "提示", "overrides": "例外理由"},
}
_LISTED = {
    "NoticeSet.notices": {
        **{"public": "公示", "recognition": "认定公布", "review": "复核"},
        **{"cancellation": "取消称号", "revocation": "撤销命名"},
    },
    "NoticeSet.apply": {
        **{
            "year-of-last-day": "有效期末日所在年",
            "on-call": "按通知组织",
            "not-stated": "办法未写明",
        },
    },
    "CorrectionLetter.materials": {
        **{
            "missing": "未交",
            "unreadable": "打不开",
            "over_limit": "超过字数",
            "unsealed": "未盖章",
        },
        "uncounted": "未注明字数",
    },
    "RoundDrafts.drafts": _DRAFTS,
    "DraftAnnex.columns": _IN_DRAFTS,
    "FormLabels.columns": _IN_LISTS,
}


def listed(kind: type | None, key: str) -> Mapping[str, str]:
    """Map what may stand as keys in a list of words to their Chinese names."""
    return _LISTED.get(f"{kind.__name__}.{key}", {}) if kind else {}
