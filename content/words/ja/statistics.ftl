# 統計の言葉
percentile-exact = 全件から求めた値
percentile-t-digest = 要約（t-digest）からの推定値。順位の誤差は中央値で 1.3、90% 点で 0.8、99% 点で 0.3 ポイント未満
