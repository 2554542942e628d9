import Scenarios
import Testing

/// Every mistake with its place, what was expected, and the nearest right word.
@Suite struct TopologyMistakesTests {
    @Test(arguments: [
        // Keys and words.
        (
            """
            domains:
              kita.example:
                pepole: {}
            """,
            "t.yaml:5:5: `pepole` is not a key of a domain; did you mean `people`?"
        ),
        (
            """
            domains:
              kita.example: {people: {k: {machines: {pc: pop}}}}
            """,
            "t.yaml:4:46: `pop` cannot be the machine `pc`; expected pop3, imap or none; did you mean `pop3`?"
        ),
        (
            "domains: [kita.example]",
            "t.yaml:3:10: `domains` of a topology is a list; expected a map of each domain by its name"
        ),
        (
            // Not every machine that is mentioned elsewhere as well.
            """
            hosts: {a: {interfaces: {eth0: 192.0.2.1/24}}}
            switches: hello
            links: {x: {between: [a, s]}}
            """,
            "t.yaml:4:11: `switches` of a topology is the text `hello`; expected a map of each switch by its name"
        ),
        (
            """
            domains:
              kita.jp: {}
            """,
            """
            t.yaml:4:3: `kita.jp` cannot be the name of a domain; expected a name in small letters that ends in \
            .example or .test
            """
        ),
        (
            """
            domains: {a.example: {network: 10.0.0.1/24}}
            hosts:
              ns.a.example: {services: {dnsServer: {zones: {a.example: ["@ A 10.0.0.1"]}}}}
              router.a.example: {routes: [{to: 10.1.0.1/24, interface: eth0}]}
            """,
            """
            t.yaml:3:32: `10.0.0.1/24` cannot be `network` of a domain; expected a network such as 192.0.2.0/24 (at most \
            /30), of a documentation range or a private one, its last bits zero; did you mean `10.0.0.0/24`?
            t.yaml:5:49: `a.example` cannot be the name of a zone; expected a zone's full name with the final dot, such \
            as kita.example.; did you mean `a.example.`?
            t.yaml:6:36: `10.1.0.1/24` cannot be `to` of a route; expected a network such as 192.0.2.0/24, its last bits \
            zero; did you mean `10.1.0.0/24`?
            """
        ),
        (
            """
            domains:
              my_town.example: {}
              \(String(repeating: "a", count: 64)).example: {}
              \(String(repeating: "aa.", count: 85))example: {}
              k.example: {aliases: {\(String(repeating: "b", count: 65)): [k@\(String(repeating: "c", count: 64)).test]}}
            """,
            """
            t.yaml:4:3: `my_town.example` cannot be the name of a domain; expected only letters from a to z, digits \
            and hyphens between the dots
            t.yaml:5:3: `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...` cannot be the name of a \
            domain; expected at most 63 letters between two dots
            t.yaml:6:3: `aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa.aa....` cannot be the name of a \
            domain; expected a name of at most 253 letters
            t.yaml:7:25: `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...` cannot be the name of an \
            alias; expected at most 64 letters before the @
            t.yaml:7:93: `k@cccccccccccccccccccccccccccccccccccccccccccccccccccccccccc...` cannot be an element of the \
            alias `bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...`; expected at most 63 letters between \
            two dots
            """
        ),
        (
            """
            domains:
              kita.example:
              people:
                kenji: {}
            """,
            """
            t.yaml:5:3: `people` is a key of a domain, but stands where a name is expected; expected more blanks before \
            it, below what it belongs to
            """
        ),
        (
            """
            domains: {kita.example: {}}
            hosts:
              mail.kita.exmple: {power: off}
            """,
            """
            t.yaml:5:3: no cable leads to `mail.kita.exmple`; expected a link that is `between` it and another; did you \
            mean `mail.kita.example`?
            """
        ),
        (
            """
            domains: {kita.example: {}}
            hosts:
              r: {forwards: yes, interfaces: {a: 10.0.0.1/30, b: 10.0.1.1/30}}
            links:
              a: {between: ["r:a", switch.kita.example]}
              b: {between: ["r:b", backbone]}
            """,
            """
            t.yaml:5:38: the network 10.0.0.0/30 has too few addresses for its 4 machines
            t.yaml:5:54: the network 10.0.1.0/30 has too few addresses for its 5 machines
            """
        ),
        (
            """
            domains:
              example: {}
            """,
            "t.yaml:4:3: `example` is a top-level domain; expected a domain below it, such as kita.example"
        ),
        ("id: u\n", "t.yaml:3:1: the key `id` is here a second time; the first is on line 2"),
        (
            "clock: yesterday",
            """
            t.yaml:3:8: `yesterday` cannot be `clock` of a topology; expected a date and time such as \
            2026-04-06T09:00:00Z
            """
        ),
        (
            "clock: 2026-02-29T09:00:00Z",
            """
            t.yaml:3:8: `2026-02-29T09:00:00Z` cannot be `clock` of a topology; expected a moment that there is, in the \
            years 1970 to 2105
            """
        ),
        (
            "clock: 2026-04-06 09:30",
            """
            t.yaml:3:8: `2026-04-06 09:30` cannot be `clock` of a topology; expected a date and time such as \
            2026-04-06T09:00:00Z; did you mean `2026-04-06 09:30:00Z`?
            """
        ),
        // Addresses.
        (
            "hosts: {a: {interfaces: {eth0: 8.8.8.8/24}}}",
            """
            t.yaml:3:32: `8.8.8.8/24` cannot be the interface `eth0`; expected an address with its prefix length \
            (at most 30), such as 192.0.2.25/24, of a documentation range or a private one
            """
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}}
              b: {interfaces: {eth0: 192.0.2.1/24}}
            links: {ab: {between: [a, b]}}
            """,
            """
            t.yaml:5:26: `b` has the address 192.0.2.1, but so has `a`; expected an address of its own for each \
            interface
            """
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}}
              b: {interfaces: {eth0: 198.51.100.1/24}}
            links: {ab: {between: [a, b]}}
            """,
            """
            t.yaml:5:26: the address 198.51.100.1 of `b` is not in the network of its link; expected an address in \
            192.0.2.0/24
            """
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.0/24}}
              b: {interfaces: {eth0: 192.0.2.2/24}}
            links: {ab: {between: [a, b]}}
            """,
            "t.yaml:4:26: 192.0.2.0 is not an address of one host, but of all of 192.0.2.0/24"
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: {address: 192.0.2.1/24, mac: '02:00:00:00:00:01'}}}
              b: {interfaces: {eth0: {address: 192.0.2.2/24, mac: '02:00:00:00:00:01'}}}
            links: {ab: {between: [a, b]}}
            """,
            "t.yaml:5:55: `b` has the MAC address 02:00:00:00:00:01, but so has `a`"
        ),
        (
            "hosts: {a: {interfaces: {eth0: {mac: 'ff:ff:ff:ff:ff:ff', address: 192.0.2.1/24}}}}",
            """
            t.yaml:3:38: `ff:ff:ff:ff:ff:ff` cannot be `mac` of an interface; expected a MAC address of one \
            machine, such as 02:00:c0:00:02:19
            """
        ),
        (
            "domains: {kita.example: {network: 255.255.255.248/29}}\n",
            """
            t.yaml:3:35: `255.255.255.248/29` cannot be `network` of a domain; expected a network such as 192.0.2.0/24 \
            (at most /30), of a documentation range or a private one, its last bits zero
            """
        ),
        (
            "domains: {kita.example: {mail: {ns: 10}}}\n",
            "t.yaml:3:11: there is already a machine called `ns.kita.example`"
        ),
        // Cables.
        (
            Samples.cable + "  ac: {between: [a, bb]}\n",
            """
            t.yaml:8:21: the link `ac` leads nowhere: there is no `bb`; expected a host or a switch; did you mean \
            `b`?
            """
        ),
        (
            Samples.cable + "  aa: {between: [a, a]}\n",
            "t.yaml:8:21: the link `aa` has both ends in `a`; expected two different machines"
        ),
        (
            Samples.cable + "  ac: {between: ['a:eth1', b]}\n  ad: {between: [b, 'a:eth1']}\n",
            "t.yaml:9:21: `eth1` of `a` has the cable `ac` in it already"
        ),
        (
            Samples.cable + "  x: {loss: 5%}\n",
            "t.yaml:8:3: there is no link `x` to change, and this one does not say `between` what it runs"
        ),
        (
            Samples.cable + "  ac: {between: [a, b], loss: 101%}\n",
            "t.yaml:8:31: `101%` cannot be `loss` of a link; expected a percentage from 0% to 100%, to the millionth"
        ),
        (
            """
            switches: {s: , t: }
            links:
              one: {between: [s, t]}
              two: {between: [s, t]}
            """,
            """
            t.yaml:6:3: the link `two` closes a ring of switches: broadcasts would go round in it for ever; \
            expected one way between any two switches
            """
        ),
        (
            """
            switches: {s: , t: , u: }
            links:
              one: {between: ['s:1', t]}
              two: {between: ['s:1', u]}
            """,
            "t.yaml:6:19: there is a cable in port 1 of `s` already"
        ),
        (
            """
            switches: {a: }
            hosts: {a: {interfaces: {eth0: 192.0.2.1/24}}}
            """,
            "t.yaml:4:9: `a` is a switch already; expected another name"
        ),
        // Routes.
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}, routes: [{to: 10.0.0.0/8, via: 192.0.2.9, interface: eht0}]}
            """,
            "t.yaml:4:50: `a` has no interface `eht0`; did you mean `eth0`?"
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}, routes: [{to: 10.0.0.0/8, via: 10.0.0.1, interface: eth0}]}
            """,
            "t.yaml:4:50: the gateway 10.0.0.1 is not a neighbour on `eth0`; expected an address in 192.0.2.0/24"
        ),
        (
            """
            hosts:
              a: {forwards: yes, interfaces: {eth0: 192.0.2.1/24}, routes: [{to: 10.0.0.0/8, via: 192.0.2.2, \
            interface: eth0}]}
              b: {forwards: yes, interfaces: {eth0: 192.0.2.2/24}, routes: [{to: 10.0.0.0/8, via: 192.0.2.1, \
            interface: eth0}]}
            links: {ab: {between: [a, b]}}
            """,
            """
            t.yaml:4:65: packets for 10.0.0.1 go round for ever: a -> b -> a; expected routes that lead to their \
            destination (`wrongRoutes: yes` allows others)
            """
        ),
        (
            """
            hosts:
              a: {forwards: yes, interfaces: {eth0: 192.0.2.1/24}, routes: [{to: 0.0.0.0/0, via: 192.0.2.2, \
            interface: eth0}]}
              b: {forwards: yes, interfaces: {eth0: 192.0.2.2/24}, routes: [{to: 0.0.0.0/0, via: 192.0.2.1, \
            interface: eth0}]}
            links: {ab: {between: [a, b]}}
            """,
            """
            t.yaml:4:65: packets for addresses that nobody has go round for ever: a -> b -> a; expected routes that \
            lead to their destination (`wrongRoutes: yes` allows others)
            """
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}}
              b: {interfaces: {eth0: 192.0.2.1/24}}
            links: {ab: {between: [a, b]}, ac: {between: [a, c]}}
            """,
            """
            t.yaml:5:26: `b` has the address 192.0.2.1, but so has `a`; expected an address of its own for each \
            interface
            t.yaml:6:50: the link `ac` leads nowhere: there is no `c`; expected a host or a switch; did you mean `a`?
            """
        ),
        (
            Samples.twoDomains + "hosts: {hana-pc: {routes: []}}\n",
            """
            t.yaml:10:9: there is no way from `hana-pc` to 203.0.113.53: it ends at `hana-pc`; expected a route, \
            a router on the way (`forwards: yes`), or an address that somebody has
            """
        ),
        (
            Samples.twoDomains + "hosts: {resolver: {services: {resolver: {roots: {a.test.: 203.0.113.99}}}}}\n",
            """
            t.yaml:10:9: there is no way from `resolver` to 203.0.113.99: it ends at `resolver`; expected a route, \
            a router on the way (`forwards: yes`), or an address that somebody has
            """
        ),
        // Mail and DNS.
        (
            Samples.twoDomains + "hosts:\n  hana-pc: {services: {mailProgram: {address: hanna@minami.example}}}\n",
            """
            t.yaml:11:47: `hanna@minami.example` has no mailbox on `mail.minami.example`; did you mean \
            `hana@minami.example`?
            """
        ),
        (
            Samples.twoDomains + """
                hosts:
                  hana-pc: {services: {mailProgram: {submission: mial.minami.example}}}
                """,
            """
            t.yaml:11:50: `mial.minami.example` is not the name of a mail server; did you mean \
            `mail.minami.example`?
            """
        ),
        // Whole names, where labels belong.
        (
            "domains: {a.example: {mail: {mx.a.example: 10, test: 20, mx.b.example: 30}}}",
            """
            t.yaml:3:30: `mx.a.example` would be called `mx.a.example.a.example`; did you mean `mx`?
            t.yaml:3:58: `mx.b.example` would be called `mx.b.example.a.example`; expected a host of the domain; \
            `records: ["@ MX 10 mx.b.example."]` names another domain's
            """
        ),
        // The server that it reads from is the same one.
        (
            Samples.twoDomains + """
                hosts:
                  hana-pc: {services: {mailProgram: {submission: b}}}
                  pc:
                    interfaces: {eth0: 10.0.0.1/24}
                    services: {mailProgram: {address: hana@minami.example, reads: imap, submission: b.example}}
                links: {cable: {between: [pc, switch.minami.example]}}
                """,
            """
            t.yaml:11:50: `b` cannot be `submission` of a mail program; expected a name in small letters that ends in \
            .example or .test; did you mean `b.example`?
            t.yaml:14:85: `b.example` is not the name of a mail server
            """
        ),
        (
            Samples.twoDomains + "hosts: {mail.kita.example: {retry: {lifetime: 1 d}}}\n",
            """
            t.yaml:10:29: `retry` is not a key of a host; expected it further in: \
            `services: {mailServer: {retry: ...}}`
            """
        ),
        (
            "domains: {kita.example: {people: {kenji: }, aliases: {info: [kenzi]}}}",
            """
            t.yaml:3:55: the alias `info@kita.example` stands for `kenzi@kita.example`, but nobody has that \
            address; did you mean `kenji@kita.example`?
            """
        ),
        (
            // Servers know no capital letters, and one owner of an address.
            """
            domains: {kita.example: {people: {kenji: , ken: , Kenji: }, aliases: {KEN: [kenji], a: [ken], A: [ken]}}}
            hosts: {mail.kita.example: {services: {mailServer: {accounts: {Ken@kita.example: {}}}}}}
            """,
            """
            t.yaml:3:51: `Kenji@kita.example` and `kenji@kita.example` are one address: capital letters make no \
            difference; expected an address of its own
            t.yaml:3:71: the alias `KEN@kita.example` is called like the mailbox `Ken@kita.example`, which keeps its \
            letters; expected an address of its own
            t.yaml:3:95: `A@kita.example` and `a@kita.example` are one address: capital letters make no difference; \
            expected an address of its own
            t.yaml:4:64: `Ken@kita.example` and `ken@kita.example` are one address: capital letters make no \
            difference; expected an address of its own
            """
        ),
        (
            "domains: {kita.example: {people: {kenji: }, aliases: {all: [kenji]}, catchAll: nobody}}",
            "t.yaml:3:80: `nobody@kita.example` shall get mail for unknown people, but has no mailbox here"
        ),
        (
            "domains: {kita.example: {people: {kenji: {machines: {pc: imap}}}, catchAll: ken}}",
            """
            t.yaml:3:77: `ken@kita.example` shall get mail for unknown people, but has no mailbox here; did you \
            mean `kenji@kita.example`?
            """
        ),
        (
            "domains: {kita.example: {records: ['www A 192.0.2.300']}}",
            """
            t.yaml:3:36: `www A 192.0.2.300` cannot be an element of `records` of a domain; expected a \
            documentation or private IPv4 address behind A, or 127.0.0.2 and the like: `www A 192.0.2.80`
            """
        ),
        (
            "domains: {kita.example: {records: ['www 1x A 192.0.2.3', 'www IN 1h A 192.0.2.3']}}",
            """
            t.yaml:3:36: `www 1x A 192.0.2.3` cannot be an element of `records` of a domain; expected nothing but a \
            time to live between name and type: `www 3600 A 192.0.2.80`, `www 1h A 192.0.2.80`
            """
        ),
        (
            "domains: {kita.exampl: {people: {ken: }}, minami.example.: , higashi: , kita.com: }",
            """
            t.yaml:3:11: `kita.exampl` cannot be the name of a domain; expected a name in small letters that ends in \
            .example or .test; did you mean `kita.example`?
            t.yaml:3:43: `minami.example.` cannot be the name of a domain; expected a name in small letters that ends \
            in .example or .test; did you mean `minami.example`?
            t.yaml:3:62: `higashi` cannot be the name of a domain; expected a name in small letters that ends in \
            .example or .test; did you mean `higashi.example`?
            t.yaml:3:73: `kita.com` cannot be the name of a domain; expected a name in small letters that ends in \
            .example or .test
            """
        ),
        (
            "domains: {kita.example: {people: {ken: }, aliases: {a: [b], b: [a, c], c: [c], d: [ken, a], e: [d]}}}",
            """
            t.yaml:3:53: the alias `a@kita.example` stands for itself only, by way of others or not; expected a \
            mailbox, or an address elsewhere
            t.yaml:3:61: the alias `b@kita.example` stands for itself only, by way of others or not; expected a \
            mailbox, or an address elsewhere
            t.yaml:3:72: the alias `c@kita.example` stands for itself only, by way of others or not; expected a \
            mailbox, or an address elsewhere
            """
        ),
        (
            "domains: {kita.example: {checks: {spf: yes}}}",
            "t.yaml:3:40: `yes` cannot be `spf` of the checks; expected off, on or reject; did you mean `on`?"
        ),
        (
            "domains: {kita.example: {records: ['@ MX mail', '@ TXT v=spf1 mx -all', 'x SRV 1 2 3 y']}}",
            """
            t.yaml:3:36: `@ MX mail` cannot be an element of `records` of a domain; expected a preference and a name \
            behind MX: `@ MX 10 mail`
            t.yaml:3:49: `@ TXT v=spf1 mx -all` cannot be an element of `records` of a domain; expected a text in \
            quotes, of at most 255 bytes each, 65535 in all: `@ TXT "v=spf1 mx -all"`
            t.yaml:3:73: `x SRV 1 2 3 y` cannot be an element of `records` of a domain; expected a record such as \
            `www A 192.0.2.80` or `@ 3600 MX 10 mail`
            """
        ),
        (
            "domains: {kita.example: {records: ['1.2.0.10.in-addr.arpa. PTR x'], without: ['@ MX', 'ftp A', '@ mx']}}",
            """
            t.yaml:3:36: `1.2.0.10.in-addr.arpa.` is neither in the zone `kita.example.` nor in a reverse zone of this \
            domain
            t.yaml:3:87: `ftp.kita.example.` has no A record to be left out
            t.yaml:3:96: `kita.example.` has no MX record to be left out
            """
        ),
        (
            Samples.twoDomains + """
                hosts:
                  mail.kita.example: {services: {mailServer: {transports: {"*": mail.minmi.example}}}}
                """,
            """
            t.yaml:11:65: `mail.minmi.example` is not the name of another mail server; did you mean \
            `mail.minami.example`?
            """
        ),
        (
            "domains: {kita.example: {records: ['@ CNAME x', 'mail CNAME x', 'mail A 192.0.2.9']}}",
            """
            t.yaml:3:36: a zone cannot be an alias as a whole; expected a name in it
            t.yaml:3:65: `mail.kita.example.` is an alias (CNAME) and has other records as well; expected one CNAME and \
            nothing else
            """
        ),
        (
            // With the zone, 264 bytes: more than a name has room for.
            """
            domains: {kita.example: {records: [
              'x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-123.x23456789-x23456789-x23456789-x23456789-x2\
            3456789-x23456789-123.x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-123.x23456789-x23456789-x2\
            3456789-x23456789-x23456789-12345678 A 192.0.2.9',
              'y MX 10 x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-123.x23456789-x23456789-x23456789-x234\
            56789-x23456789-x23456789-123.x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-123.x23456789-x234\
            56789-x23456789-x23456789-x23456789-12345678']}}
            """,
            """
            t.yaml:4:3: `x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-...` has 264 characters with its zone; \
            expected a name of at most 254
            t.yaml:5:3: `x23456789-x23456789-x23456789-x23456789-x23456789-x23456789-...` has 264 characters with its zone; \
            expected a name of at most 254
            """
        ),
        (
            "domains: {kita.example: {mail: {}}}",
            """
            t.yaml:3:32: `mail` of a domain names no host; expected an MX host such as {mail: 10}; `without: ["@ MX"]` \
            leaves its record out
            """
        ),
        (
            "domains: {kita.example: {without: ['@ NS']}}",
            "t.yaml:3:11: the zone `kita.example.` has no NS record at `@`"
        ),
        (
            """
            hosts: {a: {interfaces: {eth0: 192.0.2.1/24}, services: {dnsServer: {zones: {kita.example.: [
              '@ SOA ns h 1 2 3 4 5', '@ NS ns', 'www.kita.test. A 192.0.2.1', 'x CNAME y', 'x CNAME z']}}}}}
            """,
            """
            t.yaml:4:38: `www.kita.test.` is not in the zone `kita.example.`
            t.yaml:4:81: `x.kita.example.` is an alias (CNAME) and has other records as well; expected one CNAME and \
            nothing else
            """
        ),
        (
            "hosts:\n  a: {interfaces: {eth0: 192.0.2.1/24}}\n  b: {interfaces: {eth0: 192.0.2.2/24}}\n",
            """
            t.yaml:5:26: no link ends at `eth0` of `b`, so it cannot be in one network with `a`; expected a link \
            `between` them, or between each and a switch
            """
        ),
        (
            """
            hosts:
              a: {interfaces: {eth0: 192.0.2.1/24}}
              b: {interfaces: {eth0: 192.0.2.2/24}}
            switches: {s: {}, t: {}}
            links: {as: {between: [a, s]}, bt: {between: [b, t]}}
            """,
            """
            t.yaml:5:26: the network 192.0.2.0/24 of `b` overlaps 192.0.2.0/24 of `a`, which is on another link; \
            expected a network of its own for each link
            """
        ),
        // Values as people write them.
        (
            Samples.twoDomains + """
                links:
                  hana-pc: {bandwidth: 56k, delay: 5 msec, loss: 5, duplication: ５％, queue: 10 KiB, jitter: 5, state: Up}
                """,
            """
            t.yaml:11:24: `56k` cannot be `bandwidth` of a link; expected a speed above zero with its unit: 100 Mbit/s, \
            64 kbit/s; did you mean `56 kbit/s`?
            t.yaml:11:36: `5 msec` cannot be `delay` of a link; expected a length of time with its unit: 10 s, 20 ms, \
            50 us, 5 min, 2 h, 3 d; did you mean `5 ms`?
            t.yaml:11:50: `5` cannot be `loss` of a link; expected a percentage from 0% to 100%, to the millionth; did \
            you mean `5%`?
            t.yaml:11:66: `５％` cannot be `duplication` of a link; expected a percentage from 0% to 100%, to the \
            millionth; did you mean `5%`?
            t.yaml:11:77: `10 KiB` cannot be `queue` of a link; expected a number of bytes: 10 MB, 512 kB, 4096; did \
            you mean `10 kB`?
            t.yaml:11:93: `5` cannot be `jitter` of a link; expected a length of time with its unit: 10 s, 20 ms, 50 \
            us, 5 min, 2 h, 3 d
            t.yaml:11:103: `Up` cannot be `state` of a link; expected up or down; did you mean `up`?
            """
        ),
        (
            "domains: {kita.example: {mail: {mail: 10}, aliases: {info: kenji}, people: {kenji: {}}}}",
            "t.yaml:3:60: the alias `info` is the text `kenji`; expected a list; did you mean `[kenji]`?"
        ),
        // Blanks that are no spaces make a key of their own.
        (
            "domains:\n\u{A0}\u{A0}kita.example: {}\n",
            "t.yaml:4:1: this is a blank that is no space (U+00A0); expected a space"
        ),
        (
            "links: {ab: {between: [a]}}",
            "t.yaml:3:23: `between` of a link has 1 element; expected at least 2"
        ),
        (
            """
            domains: {a.example: {people: {x: {machines: {pc: imap}}}}, b.example: {people: {y: {machines: {pc: \
            imap}}}}}
            """,
            "t.yaml:3:97: there is already a machine called `pc`"
        ),
        (
            """
            hosts: {a: {interfaces: {eth0: 192.0.2.1/24}, services: {dnsServer: {zones: {kita.example.: ['@ A \
            192.0.2.1']}}}}}
            """,
            "t.yaml:3:78: the zone `kita.example.` has 0 SOA records; expected one, at `@`"
        ),
    ])
    func mistake(_ body: String, _ expected: String) {
        #expect(Samples.mistakes(body) == expected)
        #expect(Samples.untranslated(body) == [])
    }

    @Test func allMistakesAtOnceInTheOrderOfTheFile() {
        let text = """
            domains:
              kita.example:
                pepole: {}
                checks: {spf: on, prt: yes}
              minami.example:
                network: 192.0.2.1/24
            links:
              uplink.kita.exampel: {loss: 5%}
              uplink.minami.example: {delay: fast}
            """
        let lines = Samples.mistakes(text).split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(lines == ["t.yaml:5:5:", "t.yaml:6:23:", "t.yaml:8:14:", "t.yaml:10:3:", "t.yaml:11:34:"])
    }

    @Test func missingKeys() {
        do {
            _ = try TopologyFile.topology(Array("title: x\n".utf8), file: "t.yaml")
            Issue.record("accepted")
        } catch {
            #expect(error.description == "t.yaml:1:1: a topology has no `format`\nt.yaml:1:1: a topology has no `id`")
        }
    }
}
