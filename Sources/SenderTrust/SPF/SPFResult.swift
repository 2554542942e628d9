// The seven answers to "may this machine send mail for that domain?" (RFC 7208 §2.6). Read first: nothing.

/// A result of SPF. None of them is an error of the program.
package enum SPFResult: String, Hashable, Sendable, CaseIterable {
    /// There is no domain to ask about, or it says nothing (RFC 7208 §2.6.1).
    case none
    /// The domain says that it does not say (RFC 7208 §2.6.2).
    case neutral
    /// The domain allows this client (RFC 7208 §2.6.3).
    case pass
    /// The domain forbids this client (RFC 7208 §2.6.4).
    case fail
    /// The domain thinks that this client is probably not allowed (RFC 7208 §2.6.5).
    case softfail
    /// DNS could not be asked just now (RFC 7208 §2.6.6).
    case temperror
    /// The domain's record cannot be understood (RFC 7208 §2.6.7).
    case permerror

    /// The result as Received-SPF has it, with a capital letter (RFC 7208 §9.1).
    var fieldText: String {
        switch self {
        case .none: "None"
        case .neutral: "Neutral"
        case .pass: "Pass"
        case .fail: "Fail"
        case .softfail: "Softfail"
        case .temperror: "Temperror"
        case .permerror: "Permerror"
        }
    }
}
