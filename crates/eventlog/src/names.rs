//! Column names that Japanese and English systems use, by what they mean.

use crate::moment::narrow;
use crate::opened::Form;

/// Names of one meaning, the surest first, in the form that [`plain`] gives.
type Names = &'static [&'static str];

pub(crate) const CASE: Names = &[
    "caseconceptname",
    "caseid",
    "案件番号",
    "案件id",
    "案件",
    "case",
    "caseno",
    "casenumber",
    "受付番号",
    "チケット番号",
    "ticketid",
    "ticketno",
    "incidentid",
    "問合せ番号",
    "申請番号",
    "依頼番号",
    "管理番号",
    "注文番号",
    "orderid",
    "serviceid",
    "requestid",
    "伝票番号",
];
pub(crate) const ACTIVITY: Names = &[
    "conceptname",
    "activity",
    "活動",
    "工程",
    "工程名",
    "作業",
    "作業名",
    "作業内容",
    "処理",
    "処理名",
    "処理内容",
    "アクティビティ",
    "イベント",
    "event",
    "eventname",
    "activityname",
    "operation",
    "操作",
    "task",
    "step",
    "ステップ",
    "対応内容",
];
pub(crate) const TIME: Names = &[
    "timetimestamp",
    "timestamp",
    "日時",
    "時刻",
    "発生日時",
    "処理日時",
    "作業日時",
    "操作日時",
    "記録日時",
    "eventtime",
    "datetime",
    "完了日時",
    "終了日時",
    "endtime",
    "enddate",
    "endtimestamp",
    "completetimestamp",
    "更新日時",
    "受付日時",
    "開始日時",
    "starttime",
    "startdate",
    "starttimestamp",
    "time",
    "date",
    "日付",
    "処理日",
    "作業日",
    "検査日時",
    "検査日",
];
pub(crate) const CLOCK: Names = &[
    "時刻",
    "時間",
    "time",
    "timeofday",
    "処理時刻",
    "作業時刻",
    "開始時刻",
    "発生時刻",
    "受付時刻",
    "終了時刻",
    "完了時刻",
    "時間帯",
    "starttime",
    "endtime",
];
pub(crate) const BEGIN: Names = &[
    "starttimestamp",
    "starttime",
    "startdatetime",
    "startdate",
    "start",
    "begintime",
    "begin",
    "開始日時",
    "作業開始日時",
    "処理開始日時",
    "対応開始日時",
    "着手日時",
    "開始時刻",
    "作業開始",
    "開始",
];
pub(crate) const END: Names = &[
    "endtimestamp",
    "endtime",
    "enddatetime",
    "enddate",
    "end",
    "completetimestamp",
    "completetime",
    "finishtime",
    "timetimestamp",
    "終了日時",
    "完了日時",
    "作業終了日時",
    "処理終了日時",
    "対応終了日時",
    "終了時刻",
    "完了時刻",
    "作業終了",
    "終了",
];
pub(crate) const STATUS: Names =
    &["lifecycletransition", "status", "状態", "状況", "ステータス", "進捗", "lifecycle", "state"];
pub(crate) const ORG: Names = &[
    "orggroup",
    "org",
    "organization",
    "組織",
    "部署",
    "部門",
    "チーム",
    "グループ",
    "担当部署",
    "担当チーム",
    "team",
    "group",
    "department",
    "拠点",
    "会社",
];
pub(crate) const PERSON: Names = &[
    "orgresource",
    "resource",
    "担当者",
    "担当",
    "担当者名",
    "作業者",
    "作業者名",
    "処理者",
    "対応者",
    "オペレーター",
    "オペレータ",
    "operator",
    "agent",
    "user",
    "username",
    "assignee",
    "handler",
    "employee",
    "staff",
    "氏名",
    "社員番号",
    "responsible",
];
pub(crate) const START: Names = &[
    "開始",
    "開始日時",
    "開始時刻",
    "時間帯",
    "interval",
    "intervalstart",
    "start",
    "starttime",
    "日時",
    "時刻",
    "timestamp",
    "datetime",
    "日付",
    "date",
];
pub(crate) const OFFERED: Names = &[
    "入電数",
    "入電",
    "着信数",
    "着信",
    "呼数",
    "受付件数",
    "offered",
    "received",
    "calls",
    "応答数",
    "応答",
    "answered",
    "handled",
    "放棄数",
    "放棄呼",
    "abandoned",
    "時間内応答数",
    "答えた数",
    "withinthreshold",
    "件数",
];
pub(crate) const QUEUE: Names =
    &["窓口", "キュー", "queue", "拠点", "回線", "group", "グループ", "site", "line", "スキル"];
pub(crate) const LEVEL: Names = &[
    "level",
    "levelid",
    "sla",
    "slaid",
    "指標",
    "指標id",
    "サービスレベル",
    "項目",
    "kpi",
    "metric",
];
pub(crate) const UNIT: Names =
    &["unit", "検査対象", "検査単位", "対象", "標本", "検体", "sample", "record", "伝票番号"];
pub(crate) const CORRECT: Names =
    &["correct", "正誤", "判定", "検査結果", "結果", "result", "ok", "合否"];
pub(crate) const STRATUM: Names = &["stratum", "層", "区分", "種別", "帳票種別", "category"];
pub(crate) const INSPECTOR: Names = &["inspector", "検査者", "検査員", "検査担当", "rater"];
pub(crate) const MONTH: Names = &["month", "年月", "対象月", "対象年月", "period", "月", "期間"];
pub(crate) const VALUE: Names =
    &["value", "値", "報告値", "申告値", "実績値", "実績", "達成率", "reported"];
pub(crate) const NUMERATOR: Names = &["numerator", "分子"];
pub(crate) const DENOMINATOR: Names = &["denominator", "分母"];

/// `name` in lower case and half width, without blanks and signs.
pub(crate) fn plain(name: &str) -> String {
    let name = narrow(name).to_lowercase();
    name.chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect()
}

/// How surely `name` means what `names` mean: 0 is the surest.
pub(crate) fn rank(name: &str, names: Names) -> Option<usize> {
    let name = plain(name);
    names.iter().position(|n| *n == name)
}

/// Whether a column of this name most likely holds names of people.
pub(crate) fn is_person(name: &str) -> bool {
    rank(name, PERSON).is_some() || plain(name).ends_with("resource")
}

/// Whether a column only keeps the books of whoever wrote the file: no name, the row numbers of a
/// data frame or of our own log.
pub(crate) fn is_bookkeeping(name: &str, form: &Form) -> bool {
    let index = name.is_empty() || name.starts_with("Unnamed: ") || name.starts_with("__index_");
    index || *form == Form::Parquet { ours: true } && name == "row"
}

/// Whether a column of this name says that it holds points in time.
pub(crate) fn says_time(name: &str) -> bool {
    let name = plain(name);
    let within = ["日時", "時刻", "timestamp", "datetime"];
    let at_end = ["日付", "date", "time"];
    within.iter().any(|w| name.contains(w)) || at_end.iter().any(|w| name.ends_with(w))
}

/// Whether a column of this name may hold counts: it names no thing and no person.
pub(crate) fn may_count(name: &str) -> bool {
    let short = plain(name);
    let things = ["id", "no", "number", "番号", "code", "コード", "年", "月", "日"];
    !things.iter().any(|w| short.ends_with(w)) && !is_person(name)
}
