// Tests of Basics.
