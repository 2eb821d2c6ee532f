package cli

// serve and widget.
var (
	doesServe  = words("打开网页自评：手机、电脑都能用，不联网", "serve the self-check as a page, for phone and desktop, without the internet")
	doesWidget = words("把网页自评写成一个文件夹，放到任何网站上", "write the self-check as a folder that any web server can serve")

	doesVersion = words("版本：程序、Go 和自带的规则包", "versions of the command, of Go and of the packs that come with it")

	argBuild  = words("build", "build")
	wantWord  = words("build", "build")
	flagQR    = words("输出不是终端时也画出二维码", "draw the QR code also where the output is no terminal")
	argPacks  = words("规则包的编号、文件夹或打好的 .json 文件，可以有几个；不写就是自带的那些", "ids, folders or bundle .json files of packs; else those that come with the command")
	wantKinds = words("问 place.kinds（这里是做什么的）的规则包，如建在 cn/national/unit 上的", "a pack that asks for place.kinds (what is done here), such as one that builds on cn/national/unit")
	wantOnce  = words("每个规则包只写一次", "each pack once")
	flagAddr  = words("在哪个地址上提供服务；不写就是 localhost:8321", "the address to serve at; else localhost:8321")
	wantAddr  = words("地址和端口，如 localhost:8321；:8321 是让同一网络里的手机也能打开", "host and port, such as localhost:8321; :8321 lets phones on the same network in")

	serveAt      = words("用浏览器打开 {0}", "Open {0} in a browser")
	servePack    = words("用的规则：{0}（{1} {2}）", "Rules: {0} ({1} {2})")
	serveHere    = words("只有这台电脑打得开。要让同一网络里的手机也能打开，加上 --addr :8321。", "Only this computer can open it. To let phones on the same network in, add --addr :8321.")
	serveLAN     = words("同一网络里的手机打开下面的网址，有几个就试第一个（不是 https：不能离线用，不能装到桌面）：", "On a phone of the same network open the first of these that works (not https: no offline use, no installing):")
	serveOn      = words("{0}  （{1}）", "{0}  ({1})")
	serveNowhere = words("这台电脑现在没有连上网络，手机打不开。", "This computer is on no network now: no phone can open it.")
	serveOpen    = words("同一网络里的任何人都能打开这个网页；他们拿到的只有网页本身。", "Anyone on the same network can open the page; all that they get is the page itself.")
	serveStop    = words("按 Ctrl+C 停止。填的内容只存在打开网页的设备上。", "Ctrl+C stops it. What is entered stays on the device that opened the page.")
	widgetDone   = words("写好了 {0}：{1}个文件。整个文件夹放到网站上，打开 index.html；嵌到别的网页里看 example.html。", "Wrote {0}: {1} files. Put the folder on a web server and open index.html; example.html shows it within another page.")
	needFolder   = words("要写到哪个文件夹（-o）", "the folder to write to (-o)")
)
