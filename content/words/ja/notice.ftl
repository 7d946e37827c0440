# 通知と支払の期日の言葉
notice-rule-whole-period-after = 予告期間のすべてが締切日の翌日以降にある
notice-rule-same-day-before = 終了日の同じ日付だけ前の日
payment-rule-sixty-days = 役務を提供した日を含めて 60 日
payment-rule-monthly-closing = 月の締切日から 1 か月（双方の合意がある場合）
problem-payment-late = 支払期日が、数えられる最も遅い日 { $latest } を { $days } 日超えています。
problem-payment-late-hint = 期日を { $latest } 以前にしてください。法令の当てはめは要確認です。
