// The clock and the scales. Read first: YubinFigures.swift.

import Foundation

/// The time that this process has spent on a core, in seconds. All the work is done by one thread; what other programs
/// do meanwhile does not count.
func coreTime() -> Double { Double(nanoseconds(of: CLOCK_PROCESS_CPUTIME_ID)) / 1e9 }

private func nanoseconds(of clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The shortest of `runs` measurements, in seconds of core time. `prepare` is not measured.
func best<Subject>(of runs: Int, prepare: () throws -> Subject, _ body: (inout Subject) throws -> Void) rethrows -> Double {
    var shortest = Double.infinity
    for _ in 0..<runs {
        var subject = try prepare()
        let start = coreTime()
        try body(&subject)
        shortest = min(shortest, coreTime() - start)
    }
    return shortest
}

/// How many bytes of memory this process occupies (Linux; 0 elsewhere).
func residentBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
}

/// Runs a program to its end. Its output is thrown away. Returns false when it cannot be run or is not content.
func runs(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}
