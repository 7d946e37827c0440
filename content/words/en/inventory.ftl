# Words of the work inventory
