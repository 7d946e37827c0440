# note
