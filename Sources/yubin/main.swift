print("yubin")
