# Words of purpose, goals and stages
