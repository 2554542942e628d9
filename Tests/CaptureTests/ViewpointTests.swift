// The words of --viewpoint.

import Capture
import Testing

@Suite struct ViewpointTests {
    private func read(_ text: String) throws(ViewpointError) -> Viewpoint {
        try Viewpoint(text, links: ["backbone", "a:b"], hosts: ["mail.kita.example"])
    }

    @Test func allKindsAreRead() throws {
        #expect(try read("first") == .firstLink)
        #expect(try read("link:backbone") == .link("backbone"))
        #expect(try read("link:a:b") == .link("a:b"))
        #expect(try read("host:mail.kita.example") == .host("mail.kita.example"))
        #expect(try read("path") == .path)
        #expect(try read("all") == .all)
    }

    @Test func mistakesNameTheNearest() {
        #expect { try read("link:bakcbone") } throws: { "\($0)".contains("did you mean \"backbone\"?") }
        #expect { try read("host:mail.kita") } throws: { "\($0)".contains("did you mean \"mail.kita.example\"?") }
        #expect { try read("link:zzz") } throws: { "\($0)".contains("there are backbone") }
        for text in ["", "everything", "link", "first:x", "host:"] {
            #expect(throws: ViewpointError.self) { try read(text) }
        }
    }
}
