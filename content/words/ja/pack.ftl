# The monthly pack: PDF, workbook and case table.

pack-title = 月次パック { $month }
pack-run = 実行ID
pack-month = 対象月
pack-client = 委託元
pack-vendor = 委託先
pack-log = ログ
pack-source = 出所
pack-remark = 注記
pack-log-empty = ログに受け入れられたイベントがありません。
pack-log-facts = イベント { $events } 件・案件 { $cases } 件・活動 { $activities } 種・作業者コード { $operators } 件（{ $from } – { $until }）

pack-unit-hours = { $value } 時間
pack-unit-cases = { $value } 件
pack-at-least = { $value } 以上
pack-at-most = { $value } 以下
pack-behind = n = { $n }

pack-not-reported = 申告なし
pack-not-verified = 検証なし

pack-verdict-met = 達成
pack-verdict-missed = 未達
pack-verdict-not-demonstrated = 実証不足
pack-verdict-no-data = データなし
pack-verdict-not-applicable = 対象外
pack-outside-census = 全数を計測
pack-outside-full = 目標 100 % は標本で実証できない
pack-outside-ratio = 比率ではない

pack-headline-none = 合意にサービスレベルがありません。
pack-headline-fine = 契約判定は { $all } 項目すべて達成です。
pack-headline-unknown = 未達はありませんが、{ $all } 項目中 { $unknown } 項目は判定するデータがありません。
pack-headline-missed = { $all } 項目中 { $missed } 項目が未達です（データなし { $unknown } 項目）。

pack-verdicts = 判定一覧
pack-level = サービスレベル
pack-target = 目標
pack-reported = 申告値
pack-recomputed = 再計算値
pack-verified = 検証値
pack-contractual = 契約判定
pack-statistical = 統計判定
pack-verdicts-legend = ◆ は契約判定を決める値。契約判定は合意した算式だけで決まり、統計判定は委託元が抽出した標本が信頼度 95 % で示せることを表します。データなしは達成ではありません。
pack-next-steps = 次にすること
pack-next-steps-none = 今月、対応が必要なことは見つかりませんでした。
