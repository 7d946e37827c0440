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

audit-system = システム
audit-nobody = サインイン前
audit-verifier = 検証鍵
audit-day = 日
audit-signed = { $n } 件まで（{ $at }）
audit-unsigned = まだありません。月を確定するか書き出すと署名されます。
audit-via = 経路
audit-via-api = API
audit-via-cli = コマンド
audit-not-shown = 内容は委託元だけに見えます
audit-id = 対象の番号
audit-detail = 内容
audit-pair = { $key }：{ $value }
audit-signs = サインイン
audit-signs-hidden = 除く
audit-signs-shown = 含める
audit-signs-left-out = サインインとサインアウトを除く（{ $n } 件）
