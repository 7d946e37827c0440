# What a person sees when something cannot be done.

error-status = Error { $status }
error-home = Go home
error-hidden = There is no such page
error-hidden-about = The address is wrong, or you may not see it. Check the address, or ask the owner of the engagement.
error-foreign = A request from another site was stopped
error-foreign-about = Nothing was changed. Open the page in Kajitori and try again.
error-method = This cannot be done here
error-method-about = Open the page again and retry.
error-stale = Somebody else changed this first
error-stale-about = Your change was not saved. Compare both values, open the newer one, and enter yours again if it is still needed.
error-both = Both values
error-mine = Yours
error-theirs = Now
error-newer = Open the newer one
error-fault = Something went wrong on our side
error-fault-about = What you entered may not be saved. Try again later; if it keeps happening, tell the administrator the number below.
error-reference = Reference
