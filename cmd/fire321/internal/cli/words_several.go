package cli

// The table of several units, in the words of the widget's.
var (
	placesName       = words("名字", "Name")
	placesSerious    = words("严重", "Serious")
	placesLate       = words("过期没改", "Overdue")
	placesOpen       = words("没查清、没查完", "Still open")
	placesNext       = words("下一个日子", "Next day")
	placesWorst      = words("最要紧的一样", "The worst")
	placesLeft       = words("还有{0}部分", "sections left: {0}")
	placesOpenDuties = words("{0}条没查清", "{0} open")
	placesAllKnown   = words("没有", "Nothing")
	placesNoneYet    = words("还没查到问题，没查完", "Nothing found yet, not finished")
	placesNoneOpen   = words("没有查到问题，但没查全", "Nothing found, but not all is known")
	placesNone       = words("没有查到问题", "Nothing found")

	wantOneFile = words("一次一份答卷", "one answers file at a time")
)
