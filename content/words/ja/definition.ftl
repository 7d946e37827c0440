# definition
