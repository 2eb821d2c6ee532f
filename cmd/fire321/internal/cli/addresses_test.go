package cli

import (
	"net"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Promise: all addresses are there that a browser elsewhere can open, those of
// a real network before those of containers and tunnels, and none that it
// cannot write.
func TestAddresses(t *testing.T) {
	own := []interfaceAddr{
		{"lo", net.ParseIP("127.0.0.1")}, {"lo", net.ParseIP("::1")},
		{"docker0", net.ParseIP("172.17.0.1")},
		{"wlan0", net.ParseIP("fe80::1")}, {"wlan0", net.ParseIP("2001:db8::7")}, {"wlan0", net.ParseIP("169.254.3.4")},
		{"wlan0", net.ParseIP("192.168.1.5")}, {"eth0", net.ParseIP("203.0.113.9")}, {"eth0", net.ParseIP("10.0.0.2")},
		{"wlan0", net.ParseIP("ff02::1")},
	}
	for _, test := range []struct {
		at     string
		local  string
		others []reach
	}{
		{"127.0.0.1", "http://localhost:8321/", nil},
		{"::1", "http://localhost:8321/", nil},
		{"192.168.1.5", "", []reach{{"http://192.168.1.5:8321/", ""}}},
		{"2001:db8::7", "", []reach{{"http://[2001:db8::7]:8321/", ""}}},
		{"::", "http://localhost:8321/", []reach{
			{"http://192.168.1.5:8321/", "wlan0"}, {"http://10.0.0.2:8321/", "eth0"}, {"http://203.0.113.9:8321/", "eth0"},
			{"http://169.254.3.4:8321/", "wlan0"}, {"http://[2001:db8::7]:8321/", "wlan0"}, {"http://172.17.0.1:8321/", "docker0"},
		}},
		{"0.0.0.0", "http://localhost:8321/", []reach{
			{"http://192.168.1.5:8321/", "wlan0"}, {"http://10.0.0.2:8321/", "eth0"}, {"http://203.0.113.9:8321/", "eth0"},
			{"http://169.254.3.4:8321/", "wlan0"}, {"http://172.17.0.1:8321/", "docker0"},
		}},
	} {
		t.Run(test.at, func(t *testing.T) {
			local, others := addresses(&net.TCPAddr{IP: net.ParseIP(test.at), Port: 8321}, own)
			if diff := cmp.Diff(test.local, local); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.others, others, cmp.AllowUnexported(reach{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, others := addresses(&net.TCPAddr{IP: net.IPv6zero, Port: 8321}, nil); others != nil {
		t.Errorf("without a network: %v", others)
	}
}
