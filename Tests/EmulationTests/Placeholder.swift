// Tests of Emulation.
