# The record of changes.

audit-about = すべての変更が一つずつ、消せない形で残ります。書き出した記録は、手元で検証できます。
audit-checkpoint = 最後の署名
audit-root = ルートハッシュ
audit-verify = 検証のしかた
audit-kind = 種類
audit-all = すべて
audit-export = 記録を書き出す
audit-none = 該当する記録はありません。
audit-number = 番号
audit-at = 日時
audit-by = だれが
audit-action = 何を
audit-object = 対象
audit-hash = ハッシュ
audit-via-page = 画面
audit-via-job = 処理
