# definition

refusal-calendar-zone = タイムゾーン「{ $zone }」が見つかりません。
refusal-calendar-zone-hint = 合意ファイルのタイムゾーンを IANA 名（例: Asia/Tokyo）に直してください。
refusal-calendar-years = { $from }年から{ $until }年までの営業時間は計算できません。カレンダーが扱えるのは西暦1年から9998年までの連続する400年以内です。
refusal-calendar-years-hint = 記録または指定した年月に誤った日付がないか確認し、直してからもう一度実行してください。
