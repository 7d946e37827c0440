refusal-cases-column-unknown = 案件の一覧に「{ $column }」という列はありません。
refusal-cases-column-unknown-hint = 列の名前を確かめてください。
refusal-audit-key-unreadable = 監査記録に署名する鍵（{ $file }）を読めません。
refusal-audit-key-unreadable-hint = バックアップから元の鍵を戻してください。鍵を作り直すと、それまでの署名とつながらなくなります。
serve-ready = { $address } で待ち受けています。止めるには Ctrl+C を押してください。
config-sound = 設定に問題はありません（データ：{ $data }）。
refusal-config-unsound = 設定に { $count } 件の問題があり、始められません。
refusal-config-unsound-hint = 上の行を直して、「kajitori config check」で確かめてください。
refusal-config-syntax = 設定ファイル { $file } を TOML として読めません（{ $why }）。
refusal-config-syntax-hint = 書き方を直して、「kajitori config check」で確かめてください。
problem-config-key = この名前の設定はありません。
problem-config-key-hint = 名前を確かめてください。使える名前は「kajitori config dump」で分かります。
problem-config-value = この設定の値は使えません。
problem-config-value-hint = docs/operating.md の一覧にある形で書いてください。
refusal-serve-address = { $address } で待ち受けられません（{ $why }）。
refusal-serve-address-hint = 別のプログラムがそのアドレスを使っていないか確かめ、「--listen」で別のアドレスを指定してください。
demo-making = 見本会社「みなと暮らし」を、委託先の生の記録から作っています。少しお待ちください。
demo-ready = できました。ブラウザーで { $address } を開いてください。次の4人で入れます（会社・人・数値はすべて架空です）。
demo-person = ・{ $role ->
    [owner] 委託元の責任者（山田 恵子）
    [executive] 経営層（高橋 誠）
    [vendor] 委託先の管理責任者（佐藤 隆、しののめ業務サービス）
   *[auditor] 内部監査（小川 直美）
 }：{ $mail } ／ { $password }
demo-stop = 止めるには Ctrl+C を押してください。データは消えます。
demo-stop-kept = 止めるには Ctrl+C を押してください。データは残ります。
demo-told = 見本会社を { $data } に作りました。「kajitori serve --data { $data }」で公開すると、次の4人で入れます（会社・人・数値はすべて架空です）。
refusal-demo-data-taken = { $folder } には、すでに別のデータがあります。
refusal-demo-data-taken-hint = 空のフォルダーを「--data」で指定してください。
refusal-demo-not-loopback = 見本会社は、この機械の外には公開できません（{ $address }）。
refusal-demo-not-loopback-hint = 「--listen 127.0.0.1:8080」のように、この機械のアドレスを指定してください。
serve-set-up = まだ誰も登録されていません。次のリンクを開いて最初の登録をしてください（一度だけ使えます）。
    { $link }
backup-made = バックアップを { $folder } に作りました（{ $rows } 行、{ $files } ファイル、{ $bytes } バイト）。
backup-restored = { $folder } のバックアップを戻し、照合しました（{ $rows } 行、{ $files } ファイル、{ $bytes } バイト）。
backup-whole = { $folder } のバックアップは、すべて記録されたとおりです（{ $rows } 行、{ $files } ファイル、{ $bytes } バイト）。
house-sound = すべて照合できました（監査記録 { $trees } 本・{ $rows } 行、ファイル { $files } 個、バッチ { $batches } 件）。
admin-active = 有効
admin-suspended = 停止中
admin-reset = 次のリンクを本人に渡してください（{ $until } まで、一度だけ使えます）。
    { $link }
admin-exported = 監査記録を { $file } に書き出しました。
audit-verified = 監査記録は署名のとおりです（{ $origin }、{ $rows } 行、確認点 { $checkpoints } 個）。鍵：{ $key }
audit-key-of-file = ファイルの中の鍵で確かめました。この鍵が月次パックにある鍵と同じか、見比べてください。
refusal-backup-folder = { $folder } には、すでに何かあります。
refusal-backup-folder-hint = まだないフォルダーか、空のフォルダーを指定してください。
refusal-backup-file-missing = データベースが示すファイル { $file } がありません。
refusal-backup-file-missing-hint = 「kajitori verify」で全体を確かめ、以前のバックアップから戻してください。
refusal-backup-file-damaged = ファイル { $file } の中身が、データベースの示すハッシュと違います。
refusal-backup-file-damaged-hint = 「kajitori verify」で全体を確かめ、以前のバックアップから戻してください。
refusal-backup-none = { $file } がありません。バックアップではないか、作り終えていません。
refusal-backup-none-hint = 「kajitori backup」で作ったフォルダーを指定してください。
refusal-backup-damaged = バックアップの { $file } が、作られたときのものと違います。
refusal-backup-damaged-hint = 別のバックアップを使ってください。
refusal-restore-folder = データのフォルダー { $folder } は空ではありません。
refusal-restore-folder-hint = 「--data」に、まだないフォルダーか空のフォルダーを指定してください。今のデータを上書きすることはありません。
refusal-restore-host = このバックアップは { $host } のもので、設定の host（{ $own }）と違います。
refusal-restore-host-hint = 署名は host の名前で作られています。「--host { $host }」を付けて実行してください。
refusal-record-not-empty = このデータベースには、すでに記録があります。
refusal-record-not-empty-hint = 空のデータベースを指定してください。今の記録を上書きすることはありません。
refusal-house-unsound = データに { $count } 件の問題があります。
refusal-house-unsound-hint = 上のファイルを、バックアップから戻してください。
refusal-operator-nobody = { $mail } という利用者はいません。
refusal-operator-nobody-hint = 「kajitori admin people」で一覧を確かめてください。
refusal-admin-scope = 「{ $scope }」という範囲はありません。
refusal-admin-scope-hint = 「company」か「engagement/案件のID」を指定してください。
refusal-record-authorities = データベースのサーバーを確かめるための証明書を読めません（{ $file } { $why }）。
refusal-record-authorities-hint = 設定「database.ca」に、サーバーの証明書を発行した認証局の証明書（PEM）を指定してください。
refusal-house-none = { $data } に、Kajitori のデータはありません。
refusal-house-none-hint = 「--data」か「--config」で、データのあるフォルダーを指定してください。
