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

/// How long `body` takes, in seconds of core time. `prepare` is not measured.
func time<Subject>(_ prepare: () throws -> Subject, _ body: (inout Subject) throws -> Void) rethrows -> Double {
    var subject = try prepare()
    let start = coreTime()
    try body(&subject)
    return coreTime() - start
}

/// The shortest of `runs` measurements, in seconds of core time. `prepare` is not measured.
func best<Subject>(of runs: Int, prepare: () throws -> Subject, _ body: (inout Subject) throws -> Void) rethrows
    -> Double
{
    var shortest = Double.infinity
    for _ in 0..<runs { shortest = min(shortest, try time(prepare, body)) }
    return shortest
}

/// The shortest of `runs` measurements of each of some works, which take turns: what the neighbours on the machine do
/// hits all of them alike, so that they can be compared.
func best(of runs: Int, inTurns works: [() throws -> Double]) throws -> [Double] {
    var shortest = Array(repeating: Double.infinity, count: works.count)
    for _ in 0..<runs {
        for (i, work) in works.enumerated() { shortest[i] = min(shortest[i], try work()) }
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
    // Without Foundation's Process, which takes 20 ms of its own to notice the end.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, &words, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
}
