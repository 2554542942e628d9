// Tests of Yubin.
