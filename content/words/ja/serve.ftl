refusal-cases-column-unknown = 案件の一覧に「{ $column }」という列はありません。
refusal-cases-column-unknown-hint = 列の名前を確かめてください。
refusal-audit-key-unreadable = 監査記録に署名する鍵（{ $file }）を読めません。
refusal-audit-key-unreadable-hint = バックアップから元の鍵を戻してください。鍵を作り直すと、それまでの署名とつながらなくなります。
