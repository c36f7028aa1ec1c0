"""How the keys of a rulebook's files are called in Chinese: either name is read; a key of one kind alone stands under `Kind.key`.

They stand here and not in the catalog: a file of today has to be read when a sentence is worded anew.
"""

from collections.abc import Iterable, Mapping

NAMES = {
    # words, and what many kinds have
    **{"zh": "中文", "en": "英文", "id": "编号", "article": "条款", "label": "名称", "says": "要求"},
    **{"name": "名称", "title": "标题", "kind": "方式", "field": "栏目", "fields": "栏目", "unit": "单位"},
    **{"years": "年数", "reading": "理解", "also": "其他写法", "materials": "材料", "conditions": "条件"},
    # measure.yaml
    **{"document_number": "文号", "registration": "登记号", "authority": "制定机关", "in_force": "有效期"},
    **{"validity": "称号有效期", "review": "复核", "duties": "报告事项", "grounds": "终止情形", "readings": "理解"},
    **{"articles": "各条", "level": "级别", "draft": "草案", "quotas": "名额", "future_acts": "提前登记"},
    **{"from": "下限", "to": "上限", "counting": "计算方法", "first": "第一年", "applied_for": "申请时间"},
    **{"extends_years": "延长年数", "owed_by": "责任单位", "due_on": "应办日期", "overdue_after": "截止日期"},
    **{"due": "应报日", "once_after_years": "认定后第几年", "called": "清单叫法", "notice": "通知写法", "on": "日期"},
    **{"cancel": "取消", "revoke": "撤销", "when": "前提状态", "question": "问题", "chosen": "采用"},
    **{"for_people": "由人办理的原因", "per": "每个", "most": "每年最多"},
    **{"warn_after_days": "几天后提醒", "reason_after_years": "几年后写理由"},
    **{"Measure.title": "名称", "Period.from": "施行日期", "Period.until": "有效期至", "Due.about": "所报年度"},
    **{"Article.says": "内容"},
    # form.yaml
    **{"groups": "各栏", "paper": "纸面", "printed": "印出名称", "short": "栏内简称", "rows": "行数"},
    **{"heading": "有栏名", "listed": "列入汇总表", "head": "名称位置", "of_which": "其中", "key": "键"},
    **{"lowest": "下限", "share": "占比", "exact": "准数", "whole": "整数", "long": "成段", "vague": "连栏名说"},
    **{"total_of": "哪几格合计", "place": "填写位置", "row": "行", "column": "列", "columns": "各列"},
    **{"itself": "申请表本身", "sealed": "盖章", "units": "单位说明", "widths": "列宽", "heights": "行高"},
    **{"FormField.kind": "类型", "FormField.paper": "纸上有", "FormGroup.paper": "纸上有", "FormGroup.rows": "可填多行"},
    **{"PaperPlace.columns": "列数", "FormPaper.by": "落款单位", "FormMaterials.listed": "各项材料"},
    # conditions
    **{"waivers": "放宽", "check": "核对", "waiver": "适当放宽", "bar": "一票否决", "ground": "撤销情形"},
    **{"only_at": "只在何时", "bound": "标准", "at_least": "不低于", "above": "大于", "at_most": "不超过"},
    **{"below": "低于", "of": "分子", "over": "减去", "table": "表", "where": "条件", "figures": "各项数字"},
    **{"n": "几项", "values": "各种取值", "otherwise": "其余", "asks": "问题", "shows": "参考栏目", "elements": "要素"},
    **{"items": "评分项", "grades": "等次", "weight": "权重", "claimed_by_rank": "按排名申请", "up_to": "最低名次"},
    **{"claimed_by_yes": "填是申请", "evidence": "证明材料", "without_claim": "不需填报"},
    **{"Ratio.to": "分母", "Excess.of": "栏目", "Grade.from": "起分"},
    # materials and checks of the form
    **{"optional": "选交", "most_characters": "字数上限", "copies": "份数"},
    **{"contradictions": "矛盾", "bands": "参考区间", "slips": "单位误填", "recommendation": "推荐意见"},
    **{"approximate": "非准数", "total": "总数", "parts": "分项", "year": "年度栏目", "filed": "填报日期栏目"},
    **{"covers": "涉及栏目", "years_back": "最多早几年", "times": "倍数", "highest": "上限"},
    **{"written_in": "误填单位", "factor": "相差倍数", "text": "意见栏目", "day": "意见日期栏目", "seal": "意见盖章栏目"},
    **{"agrees": "推荐的词", "refuses": "不推荐的词", "harmless": "不算的说法", "about": "左右", "words": "词"},
    **{"within_percent": "百分之几以内", "NotAbove.of": "不得高于", "Band.per": "分母"},
    # offices.yaml, procedure.yaml
    **{"city": "市级", "counties": "县级", "province": "省级", "ministry": "部级", "aliases": "别称", "former": "旧称"},
    **{"in_letters": "公文用名"},
    **{"rounds": "适用", "stages": "环节", "occasion": "类别", "actor": "承办", "needs": "须先有", "gives": "产生"},
    **{"acts": "对应事项"},
    # letters, notices, drafts
    **{"opening": "开头", "figure": "未填写", "closing": "结尾", "copy_to": "抄送", "item": "每项写法", "asked": "申办"},
    **{"CorrectionLetter.to": "称呼", "CorrectionLetter.parts": "各部分", "CorrectionLetter.evidence": "未附证明"},
    **{"LetterPart.about": "事项类别", "LetterPart.head": "标题"},
    **{"addressees": "主送单位", "clusters": "集群", "until": "有效期", "annexed": "附件说明", "apply": "申请方式"},
    **{"notices": "公告", "one": "一个", "few": "几个", "many": "许多", "all": "相同", "each": "各自", "counted": "计算写法"},
    **{"of_a_day": "某日公布的", "paragraphs": "各段", "annex": "附件", "addressed": "有主送", "duty": "报告"},
    **{"NoticeSet.ground": "情形"},
    **{"PackLetter.to": "称呼", "everyone": "各单位", "without_acts": "没有事项", "one_kind": "同一类", "follows": "接续说明"},
    **{"vouched": "核对说明", "signed": "落款", "facts": "名录基本信息", "cluster": "集群", "act": "事项", "by": "办理单位"},
    **{"drafts": "文稿", "annexes": "附件", "empty": "没有时", "new": "新申报", "renewals": "复核", "DraftWords.to": "称呼"},
    **{"DraftAnnex.rows": "各行", "DraftWords.counted": "计数写法", "english": "英文名称"},
    # form-labels.yaml
    **{"opinion": "审核意见", "notes": "括号说明", "list_heads": "名单首栏", "titles": "申请表标题", "files": "材料文件名"},
    **{"passed_over": "不看的列", "FormLabels.years": "年度说法"},
    # cases
    **{"cases": "用例", "expect": "预期", "without": "去掉", "form": "申请表", "judgements": "认定", "findings": "审核意见"},
    **{"today": "今天", "verdict": "结论", "reachable": "可能的结论", "problems": "问题", "next_steps": "下一步"},
    **{"refused": "拒绝", "score": "评分", "condition": "条件", "element": "要素", "outcome": "结论", "points": "得分"},
    **{"office": "单位", "state": "状态", "characters": "字数", "CaseGroup.about": "内容", "Case.files": "文件"},
}  # fmt: skip


def in_chinese(kind: type, keys: Iterable[str]) -> Mapping[str, str]:
    """Map the keys of a kind that a rulebook has to their Chinese names."""
    own = ((key, NAMES.get(f"{kind.__name__}.{key}") or NAMES.get(key)) for key in keys)
    return {key: name for key, name in own if name}
