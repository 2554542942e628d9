// Tests of HostStack.
