# Words of statistics
percentile-exact = From all values
percentile-t-digest = Estimated from a t-digest; its rank is off by less than 1.3 points at the median, 0.8 at 90% and 0.3 at 99%
