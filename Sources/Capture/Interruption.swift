// Ctrl-C, and other signals that must not end the program in the middle of a block. Read first: nothing.
//
// The first SIGINT or SIGTERM is only noted: whoever plays a lesson looks at `pending` between steps, closes the
// capture and leaves with the usual exit code. The second one ends the program the hard way, for whoever cannot wait;
// but not where somebody works at a prompt, and one press too many would cost the whole session.
// A pipe whose reader is gone and a file that reaches its size limit are errors of `write`, not reasons to be killed.

import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

private let noted = Atomic<Int32>(0)

/// The signals that ask a program to stop.
package enum Interruption {
    /// Forgets what was noted. From now on the first SIGINT or SIGTERM is noted instead of ending the program.
    /// - Parameter secondEnds: the second one is not noted any more.
    package static func prepare(secondEnds: Bool = true) {
        noted.store(0, ordering: .relaxed)  // Also makes the variable before a handler could meet it.
        surviveOutputs()
        // Whoever started this process may have blocked them: that is inherited.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] {
            sigaddset(&signals, number)
            var action = sigaction()
            #if canImport(Glibc)
                action.__sigaction_handler.sa_handler = { noted.store($0, ordering: .relaxed) }
                // SA_RESETHAND: the second one ends the program. No SA_RESTART: a write that waits must notice.
                action.sa_flags = secondEnds ? Int32(bitPattern: UInt32(SA_RESETHAND)) : 0
            #else
                action.__sigaction_u.__sa_handler = { noted.store($0, ordering: .relaxed) }
                action.sa_flags = secondEnds ? SA_RESETHAND : 0
            #endif
            sigaction(number, &action, nil)
        }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// From now on a pipe whose reader is gone, and a file that reaches its limit, are errors of `write`.
    package static func surviveOutputs() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// The signal that asked to stop, if one did.
    package static var pending: Int32? {
        let number = noted.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Whether it was the key that people press.
    package static var isControlC: Bool { pending == SIGINT }

    /// What a shell expects from a program that a signal stopped: 130 for Ctrl-C, 143 for SIGTERM.
    package static func exitCode(of signal: Int32) -> Int32 { 128 + signal }
}
