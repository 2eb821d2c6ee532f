package cli

import (
	"cmp"
	"net"
	"slices"
	"strconv"
	"strings"
)

// reach is one address at which other devices can open the page.
type reach struct {
	url string
	on  string // the network interface, such as wlan0; "" if it was given
}

// interfaceAddr is an address of this machine.
type interfaceAddr struct {
	on string
	ip net.IP
}

// addresses are the addresses that a person can open for a listener: local on
// this machine, others from other devices, the likeliest first. own are this
// machine's addresses.
func addresses(at *net.TCPAddr, own []interfaceAddr) (local string, others []reach) {
	url := func(ip net.IP) string {
		return "http://" + net.JoinHostPort(ip.String(), strconv.Itoa(at.Port)) + "/"
	}
	here := "http://localhost:" + strconv.Itoa(at.Port) + "/"
	switch {
	case at.IP.IsLoopback():
		return here, nil
	case !at.IP.IsUnspecified():
		return "", []reach{{url(at.IP), ""}}
	}
	own = slices.DeleteFunc(slices.Clone(own), func(a interfaceAddr) bool {
		// A browser cannot open a link-local IPv6 address with its zone.
		return a.ip.IsLoopback() || a.ip.IsMulticast() || a.ip.To4() == nil && (a.ip.IsLinkLocalUnicast() || at.IP.To4() != nil)
	})
	slices.SortStableFunc(own, func(a, b interfaceAddr) int { return cmp.Compare(a.rank(), b.rank()) })
	for _, a := range own {
		others = append(others, reach{url(a.ip), a.on})
	}
	return here, others
}

// rank is lower if a phone in the same room is likelier to reach the address.
func (a interfaceAddr) rank() int {
	v4 := a.ip.To4() != nil
	rank := 3
	switch {
	case v4 && a.ip.IsPrivate():
		rank = 0
	case v4 && !a.ip.IsLinkLocalUnicast():
		rank = 1
	case v4:
		rank = 2
	}
	for _, made := range []string{"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vEthernet", "tun", "utun", "wg", "tailscale"} {
		if strings.HasPrefix(a.on, made) {
			return rank + 10 // of containers, virtual machines and tunnels
		}
	}
	return rank
}

// ownAddresses are the addresses of this machine's active interfaces. If an
// interface cannot be read, it is left out: the local address is still correct.
func ownAddresses() []interfaceAddr {
	list, _ := net.Interfaces()
	var own []interfaceAddr
	for _, i := range list {
		if i.Flags&net.FlagUp == 0 {
			continue
		}
		addrs, _ := i.Addrs()
		for _, a := range addrs {
			if n, ok := a.(*net.IPNet); ok {
				own = append(own, interfaceAddr{i.Name, n.IP})
			}
		}
	}
	return own
}
