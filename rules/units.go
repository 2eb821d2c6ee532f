package rules

// Units are the units that a number may have, in the order of the reference.
func Units() []string {
	return []string{"second", "min", "hour", "day", "month", "year", "m", "cm", "mm", "m2", "m3", "person", "item", "percent", "kg", "storey", "times", "yuan", "degree"}
}

// UnitText is a unit in words; "" and unknown units have no words.
func UnitText(unit string) Text {
	switch unit {
	case "second":
		return Text{ZH: "秒", EN: "s"}
	case "min":
		return Text{ZH: "分钟", EN: "min"}
	case "hour":
		return Text{ZH: "小时", EN: "h"}
	case "day":
		return Text{ZH: "天", EN: "days"}
	case "month":
		return Text{ZH: "个月", EN: "months"}
	case "year":
		return Text{ZH: "年", EN: "years"}
	case "m":
		return Text{ZH: "米", EN: "m"}
	case "cm":
		return Text{ZH: "厘米", EN: "cm"}
	case "mm":
		return Text{ZH: "毫米", EN: "mm"}
	case "m2":
		return Text{ZH: "平方米", EN: "m²"}
	case "m3":
		return Text{ZH: "立方米", EN: "m³"}
	case "person":
		return Text{ZH: "人", EN: "people"}
	case "item":
		return Text{ZH: "个", EN: "items"}
	case "percent":
		return Text{ZH: "%", EN: "%"}
	case "kg":
		return Text{ZH: "公斤", EN: "kg"}
	case "storey":
		return Text{ZH: "层", EN: "storeys"}
	case "times":
		return Text{ZH: "次", EN: "times"}
	case "yuan":
		return Text{ZH: "元", EN: "yuan"}
	case "degree":
		return Text{ZH: "度", EN: "°"}
	}
	return Text{}
}
