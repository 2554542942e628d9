// Domains beyond ASCII on their way into DNS.

import DNSProtocol
import Testing

@Suite("Internationalized domain names, RFC 5890 §2.3.2.1 and RFC 3492")
struct InternationalizedNameTests {
    @Test(arguments: [
        ("北.example", "xn--djr.example"), ("みなみ町.example.", "xn--q9jybb4941e.example."),
        ("bücher.Example", "xn--bcher-kva.Example"), ("BÜCHER.example", "xn--bcher-kva.example"),
        // RFC 3492 §7.1
        ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"), ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
        ("安室奈美恵-with-super-monkeys", "xn---with-super-monkeys-pc58ag80a8qai00g7n9n"),
        // What was ASCII already, and what is no name, stay as they are.
        ("mail.kita.example", "mail.kita.example"), ("", ""), ("..", ".."),
    ])
    func labelsBeyondASCII(_ text: String, _ ascii: String) {
        #expect(DNSName.asciiForm(of: text) == ascii)
    }

    @Test func tooLongLabelsAreRefusedAsBefore() {
        for count in [40, 63, 64, 100_000] {
            let name = DNSName.asciiForm(of: String(repeating: "北", count: count) + ".example")
            // Repeated characters cost one digit each.
            #expect((DNSName(name) != nil) == (count == 40))
        }
    }
}
