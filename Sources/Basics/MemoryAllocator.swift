// How the process takes memory from the C library. Read first: nothing.

#if canImport(Glibc)
    import Glibc
#endif

/// The allocator of the C library.
public enum MemoryAllocator {
    /// Sets the allocator up for very many small pieces, which is what a world consists of. To be called once, at the
    /// beginning of a process.
    ///
    /// The GNU C library keeps lists of small pieces that were freed and has yet to join them to their neighbours. From
    /// time to time it joins all of them at once, and looks at memory everywhere: among 10,000 hosts a letter met a
    /// fifth of its cache misses there. Without the lists a piece is joined while its neighbours are still at hand.
    /// - Returns: whether there is such a setting here.
    @discardableResult
    public static func prepare() -> Bool {
        #if canImport(Glibc)
            // Swift's module of the library lacks <malloc.h>; M_MXFAST is 1 there.
            guard let symbol = dlsym(nil, "mallopt") else { return false }
            typealias Option = @convention(c) (CInt, CInt) -> CInt
            return unsafe unsafeBitCast(symbol, to: Option.self)(1, 0) == 1
        #else
            return false
        #endif
    }
}
