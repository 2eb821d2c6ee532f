package cli

// serve and widget.
var (
	doesServe  = words("打开网页自评：手机、电脑都能用，不联网", "serve the self-check as a page, for phone and desktop, without the internet")
	doesWidget = words("把网页自评写成一个文件夹，放到任何网站上", "write the self-check as a folder that any web server can serve")

	argBuild = words("build", "build")
	wantWord = words("build", "build")
	flagAddr = words("在哪个地址上提供服务；不写就是 localhost:8321", "the address to serve at; else localhost:8321")
	wantAddr = words("地址和端口，如 localhost:8321；:8321 是让同一网络里的手机也能打开", "host and port, such as localhost:8321; :8321 lets phones on the same network in")

	serveAt    = words("用浏览器打开 {0}", "Open {0} in a browser")
	serveLAN   = words("同一网络里的手机打开 {0}（不是 https：不能离线用，不能装到桌面）", "On a phone of the same network open {0} (not https: no offline use, no installing)")
	serveOpen  = words("同一网络里的任何人都能打开这个网页；他们拿到的只有网页本身。", "Anyone on the same network can open the page; all that they get is the page itself.")
	serveStop  = words("按 Ctrl+C 停止。填的内容只存在打开网页的设备上。", "Ctrl+C stops it. What is entered stays on the device that opened the page.")
	widgetDone = words("写好了 {0}：{1}个文件。整个文件夹放到网站上，打开 index.html；嵌到别的网页里看 example.html。", "Wrote {0}: {1} files. Put the folder on a web server and open index.html; example.html shows it within another page.")
	needFolder = words("要写到哪个文件夹（-o）", "the folder to write to (-o)")
)
