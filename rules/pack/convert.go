package pack

import (
	"math/big"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// scale is a unit as a multiple of the smallest unit of its kind: millimetres,
// seconds, months, square metres, litres, grams. Each counting unit has its own
// kind.
type scale struct {
	kind string
	size int64
}

var scales = map[string]scale{
	"mm": {"length", 1}, "cm": {"length", 10}, "m": {"length", 1000}, "km": {"length", 1_000_000},
	"second": {"time", 1}, "min": {"time", 60}, "hour": {"time", 3600}, "day": {"time", 86400}, "week": {"time", 7 * 86400},
	"month": {"months", 1}, "year": {"months", 12},
	"m2": {"area", 1}, "hectare": {"area", 10_000},
	"litre": {"volume", 1}, "m3": {"volume", 1000},
	"g": {"mass", 1}, "kg": {"mass", 1000}, "tonne": {"mass", 1_000_000},
	"yuan": {"money", 1}, "wan-yuan": {"money", 10_000},
}

// unitNames are how people write units after a number, without the names of the
// units themselves.
var unitNames = map[string]string{
	"毫米": "mm", "厘米": "cm", "公分": "cm", "米": "m", "公尺": "m", "公里": "km", "千米": "km",
	"s": "second", "sec": "second", "seconds": "second", "秒": "second", "秒钟": "second",
	"mins": "min", "minute": "min", "minutes": "min", "分": "min", "分钟": "min",
	"h": "hour", "hr": "hour", "hours": "hour", "小时": "hour", "个小时": "hour", "时": "hour",
	"d": "day", "days": "day", "天": "day", "日": "day", "weeks": "week", "周": "week", "星期": "week",
	"months": "month", "月": "month", "个月": "month", "years": "year", "年": "year",
	"㎡": "m2", "平方米": "m2", "平米": "m2", "平方": "m2", "公顷": "hectare", "立方米": "m3", "立方": "m3", "升": "litre", "l": "litre",
	"克": "g", "公斤": "kg", "千克": "kg", "t": "tonne", "吨": "tonne", "元": "yuan", "万元": "wan-yuan",
	"人": "person", "名": "person", "位": "person", "个": "item", "层": "storey", "次": "times", "度": "degree",
}

// convert completes the fault of a number that was written with a unit: it
// names the unit of the fact that the number is compared with, and gives the
// number in that unit if that is exact. It runs here because the facts are not
// known earlier.
func (c *compiler) convert(e *expression) {
	if e == nil {
		return
	}
	for _, m := range e.measures {
		t, ok := c.typeOf(m.Fact)
		if !ok || t.Kind != logic.Number {
			continue
		}
		for i := range c.list {
			if d := &c.list[i]; d.Place == m.at && (d.Code == diag.ExprNumber || d.Code == diag.ExprSyntax) {
				d.Suggest = inUnitOf(m.Fact, t, m.Number, m.Unit)
			}
		}
	}
}

// typeOf is the type of a fact or parameter.
func (c *compiler) typeOf(id string) (logic.Type, bool) {
	if t, _, ok := c.scope.Fact(id); ok && t.Kind != 0 {
		return t, true
	}
	return c.scope.Param(id)
}

func inUnitOf(fact string, t logic.Type, number, written string) diag.Text {
	unit := strings.ToLower(written)
	if name := unitNames[unit]; name != "" {
		unit = name
	}
	u := rules.UnitText(t.Unit)
	if u.IsZero() {
		return diag.Text{ZH: fact + " 没有单位，这里只写数", EN: fact + " has no unit: write a bare number"}
	}
	if unit == t.Unit {
		return diag.Text{ZH: fact + " 的单位就是" + u.ZH + "，这里只写 " + number, EN: fact + " is in " + u.EN + ": write just " + number}
	}
	if n, ok := converted(number, scales[unit], scales[t.Unit], t.Decimals); ok {
		return diag.Text{ZH: fact + " 的单位是" + u.ZH + "，应写成 " + n, EN: fact + " is in " + u.EN + ": write " + n}
	}
	return diag.Text{ZH: fact + " 的单位是" + u.ZH + "，这里写那个单位的数", EN: fact + " is in " + u.EN + ": write the number in that unit"}
}

// converted converts a number from one unit to another. It returns false if the
// result has more than the given decimals.
func converted(number string, from, to scale, decimals int) (string, bool) {
	r, ok := new(big.Rat).SetString(number)
	if !ok || from.kind == "" || from.kind != to.kind {
		return "", false
	}
	r.Mul(r, big.NewRat(from.size, to.size))
	text := r.FloatString(decimals)
	if back, _ := new(big.Rat).SetString(text); back.Cmp(r) != 0 {
		return "", false
	}
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text, true
}
