package law_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// duty is an article that binds every unit, or every unit of a high-rise: its
// pack, source and number, and a few words on what it is about.
type duty struct {
	pack, source, article, about string
	high                         bool // for high-rises only
}

// duties are the articles whose reach a person must be able to see at a glance.
var duties = slices.Concat(
	of("cn/national/unit", "npc-firelaw", false, `
		第十六条第一款第一项 责任制、制度、预案
		第十六条第一款第二项 设施器材标志配齐、维护
		第十六条第一款第三项 每年全面检测
		第十六条第一款第四项 通道、出口、分区、间距
		第十六条第一款第五项 防火检查、除隐患
		第十六条第一款第六项 有针对性的演练
		第十六条第二款 主要负责人是责任人
		第十八条 几家共用的楼、物业
		第十九条 危险品不和居住同楼
		第二十条 大型活动
		第二十一条 禁烟火处、动火、持证
		第二十三条 危险品的存放和使用
		第二十四条 消防产品
		第二十六条第一款 构件、材料、装修
		第二十六条第二款 人员密集场所的装修
		第二十七条 电器、燃气
		第二十八条 不得停用、占用、堵塞
		第四十四条 报警、扑救、引导`),
	of("cn/national/unit", "mps-61-2001", false, `
		第四条 责任人
		第五条 逐级、岗位责任
		第八条 承包、租赁
		第九条 几家共用的楼
		第十条 物业
		第十一条 展销、庙会等活动
		第十二条 施工现场的责任
		第十八条 制度和规程
		第十九条 重点部位
		第二十条 动火
		第二十一条 通道、出口、防火门、卷帘
		第二十二条 易燃易爆品
		第二十四条 着火时
		第二十五条 巡查
		第二十六条 检查
		第二十七条 设施检查维护
		第二十八条 自动设施的报告
		第二十九条 灭火器
		第三十一条 当场改
		第三十二条 整改方案、防范
		第三十三条 确认存档
		第三十六条 培训
		第三十七条 告诉顾客
		第三十八条 专门培训
		第三十九条 重点单位的预案
		第四十条 演练
		第四十四条 材料统一保管
		第四十五条 奖惩`),
	of("cn/national/unit", "sc-87-2017", false, `
		第十五条 每个单位
		第十八条 物业`),
	of("cn/national/unit", "gb-55037-2022", false, `
		12.0.1 室外栓五米内不停车
		12.0.2 车道、登高场地
		12.0.3 地下不用液化气
		12.0.4 气瓶
		12.0.5 燃气不积聚
		12.0.6 出口和通道
		12.0.7 灯具、插座`),
	of("cn/national/unit", "sc-708-2019", false, `
		第五条 应急预案
		第七条 预案备案公布
		第八条 演练
		第十五条 员工会第一步`),
	of("cn/national/unit", "sc-812-2025", false, `
		第七条第二款 厨房阳台车库不租来住
		第七条第三款 一间住几个人、每人几平方米
		第十一条第二项 租客不拆消防器材、不私接管线
		第十一条第三项 租客不改房子`),
	of("cn/national/unit", "mps-24-1995", false, `
		第五条 出租房合消防规定、危房不租
		第七条第五项 出租人经常检查
		第八条第四项 租客告诉房东
		第八条第五项 租来的房子不放危险品
		第八条第六项 合租的定规矩`),
	of("cn/national/unit", "mohurd-6-2010", false, `
		第六条第三项 改了用途的不出租
		第八条 按原来的房间出租`),
	of("cn/national/unit", "mem-5-2021", true, `
		第四条 服务合同写明
		第五条 统一管理
		第六条 租赁合同
		第八条 公共建筑的管理人
		第十条 物业十项
		第十四条 施工、改用途
		第十五条 动火、禁烟
		第十六条 电器检查
		第十七条 燃气
		第十八条 易燃易爆品
		第十九条 外墙保温
		第二十条 管井
		第二十一条 广告牌、外装饰
		第二十二条 车道、登高场地
		第二十三条 烟道
		第二十四条 库房
		第二十五条 设备房
		第二十六条 控制室
		第二十七条 消防队
		第二十八条 出口、防火门、门禁
		第二十九条 避难层
		第三十条 逃生器材
		第三十一条 标识
		第三十二条 维保、停用
		第三十四条 每日巡查
		第三十五条 半月、每月检查
		第三十六条 整改
		第三十七条 电动自行车
		第三十九条 每年评估
		第四十一条 培训
		第四十二条 示意图、提示
		第四十三条 预案
		第四十四条 演练
		第四十五条 引导员`),
	of("cn/national/unit", "mem-7-2021", false, `
		第五条 维保机构的条件
		第十四条 维保后的标识`),
	of("cn/jiangsu/unit", "js-firereg-2023", false, `
		第十八条 每个单位
		第二十五条 志愿队、微型站
		第四十条 维保检测、控制室、消防电梯
		第四十一条 几家共用的楼、车道标志
		第四十二条 楼梯车道及两侧不堆放
		第四十三条 急修
		第四十四条 出租方督促
		第四十五条 外墙、烟道
		第四十六条 标识、防火门
		第四十七条 禁烟火、烟花
		第四十九条 一百平方米以下的店
		第五十二条 电气、防雷防静电
		第五十三条 电动自行车
		第五十五条 持证
		第五十六条 固定宣传
		第五十八条 重点单位演练
		第六十三条 联系调度
		第六十五条 报警、引导
		第六十八条 开业
		第七十二条 保护现场
		第九十三条 个体户也可是重点`),
	of("cn/jiangsu/unit", "js-worksafety-2023", false, `
		第十四条 岗位责任
		第十五条 负责人每季检查、每年演练
		第十六条 安全员
		第二十条 预算
		第二十一条 培训
		第二十四条 每天上岗前看
		第二十六条 风险清单
		第二十八条 隐患
		第二十九条 危险作业
		第三十条 出租、发包`),
)

func of(pack, source string, high bool, list string) (d []duty) {
	for line := range strings.Lines(strings.TrimSpace(list)) {
		article, about, _ := strings.Cut(strings.TrimSpace(line), " ")
		d = append(d, duty{pack, source, article, about, high})
	}
	return d
}

// ordinary is what else is said of the units of the matrix: nothing that makes
// one special, so that an article which binds everybody has no excuse. What is
// not said here stays open.
var ordinary = map[string]any{
	"unit.key_unit": false, "unit.named_key": false, "unit.high_risk": false, "unit.public_body": false, "unit.staffed": true,
	"place.area_m2": 80, "building.single_storey": false,
	"food.seats": 20, "hotel.rooms": 5, "hall.seats": 20, "net.seats": 20, "care.beds": 5, "boarding.beds": 5, "workshop.people": 5,
}

// as are the parts that somebody plays in the matrix.
var as = []struct {
	name string
	role string
	says map[string]any
}{
	{"operator alone", "operator", map[string]any{"building.shared": false}},
	{"operator", "operator", map[string]any{"building.shared": true, "org.leased": true}},
	{"owner", "owner", map[string]any{"building.shared": true, "org.leased": true}},
	{"manager", "property-manager", map[string]any{"building.shared": true}},
	{"contractor", "contractor", nil},
	{"service body", "service-body", nil},
	{"landlord", "landlord", map[string]any{"building.shared": true}},
	{"tenant", "tenant", map[string]any{"building.shared": true}},
}

var heights = []int{6, 60}

// Which articles of law reach whom. Nobody can say from the rules alone that an
// article which binds every unit reaches every unit; a person reads it here.
func TestMatrix(t *testing.T) {
	if testing.Short() {
		t.Skip("every article for every kind of place is not short; test.sh runs it")
	}
	const on = "2026-11-29"
	var w strings.Builder
	fmt.Fprintf(&w, `What law reaches whom, on %s: for each article, in which kinds of place and parts and at which heights of the building a criterion that
cites it can apply. The unit is ordinary: not named a key unit, 80 m2, 8 people, few seats, rooms and beds, with staff, a business; all else is
unanswered.
operator alone: the only user of the building; operator: one of several, a tenant; owner, manager: of a building with several users;
landlord, tenant: a person who lets or rents a home. Who is not
named is not reached. letter: no law that cites the article reaches them, but the commitment letter asks. (?): nobody has compared the article.
Below an article stand the criteria that reach fewer than it does in all.
`, on)
	last := duty{}
	progs := map[string]*matrix{}
	for _, d := range duties {
		m := progs[d.pack]
		if m == nil {
			m = newMatrix(t, d.pack, on)
			progs[d.pack] = m
			if len(progs) == 1 {
				m.name("crowded", "c321.owner")
				m.name("gathering", "lic.opening")
				m.name("listed", "emg.file")
				for _, n := range m.named {
					fmt.Fprintf(&w, "%s: %s.\n", n.name, strings.Join(n.kinds, ", "))
				}
			} else {
				m.named = progs[duties[0].pack].named
			}
		}
		if d.source != last.source {
			title := d.source
			for _, s := range m.prog.Bundle().Sources {
				if s.ID == d.source {
					title = s.Title.ZH
				}
			}
			fmt.Fprintf(&w, "\n== %s (%s, %s)\n", title, d.source, d.pack)
			if d.high {
				fmt.Fprintf(&w, "For high-rises: at 60 m only.\n")
			}
			last = d
		}
		m.article(&w, d)
	}
	golden(t, "testdata/matrix.golden", w.String())
}

// matrix is a pack in which no criterion displaces another, so that each is
// judged by itself, and the result of each unit.
type matrix struct {
	prog  *assess.Program
	kinds []string
	// parts are the criteria that stand for a further basis with a condition of
	// its own: the id of the criterion that it comes from.
	parts map[string]string
	units []unitOf
	named []alias // kinds that often stand together
}

type alias struct {
	name  string
	kinds []string
}

// unitOf is one unit of the matrix, and the criteria that can apply to it.
type unitOf struct {
	kind    string
	part    int // index in as
	height  int
	reached map[string]bool
}

func newMatrix(t *testing.T, id, on string) *matrix {
	t.Helper()
	m := &matrix{parts: map[string]string{}}
	b := *load(t, id).Bundle()
	var list []rules.Criterion
	for _, c := range b.Criteria {
		c.Displaces = nil
		r := c.At(day(t, on))
		if r == nil {
			list = append(list, c)
			continue
		}
		split := false
		for i, basis := range r.Basis {
			if basis.When == nil || c.Summary || c.Element {
				continue
			}
			part := c
			part.ID = fmt.Sprintf("%s.basis%d", c.ID, i)
			rev := *r
			rev.When = logic.And(r.When, basis.When)
			rev.Basis = []rules.Basis{basis.Ref()}
			part.Revisions = []rules.Revision{rev}
			m.parts[part.ID] = c.ID
			list = append(list, part)
			split = true
		}
		if split { // the criterion itself keeps what binds all whom it binds
			c.Revisions = slices.Clone(c.Revisions)
			for n := range c.Revisions {
				c.Revisions[n].Basis = slices.DeleteFunc(slices.Clone(c.Revisions[n].Basis), func(b rules.Basis) bool { return b.When != nil })
			}
		}
		list = append(list, c)
	}
	b.Criteria = list
	var err error
	if m.prog, err = assess.Compile(&b, day(t, on)); err != nil {
		t.Fatal(err)
	}
	m.kinds = b.Fact(rules.KindsFact).Type.Values
	asked := map[string]bool{}
	for _, f := range m.prog.Facts() {
		asked[f.ID] = true
	}
	for part, p := range as {
		for _, height := range heights {
			for _, kind := range m.kinds {
				given := maps.Clone(ordinary)
				maps.Copy(given, p.says)
				given["building.height_m"] = height
				given[rules.RolesFact] = []string{p.role}
				given[rules.KindsFact] = []string{kind}
				maps.DeleteFunc(given, func(id string, _ any) bool { return !asked[id] })
				answers, err := m.prog.Answers(given)
				if err != nil {
					t.Fatal(err)
				}
				u := unitOf{kind: kind, part: part, height: height, reached: map[string]bool{}}
				for _, r := range m.prog.Assess(answers).Results {
					u.reached[r.ID] = r.Verdict != assess.NotApplicable
				}
				m.units = append(m.units, u)
			}
		}
	}
	return m
}

// article writes what is known of one article.
func (m *matrix) article(w *strings.Builder, d duty) {
	var law, letter []string // the criteria that cite it
	names := map[string]string{}
	for _, c := range m.prog.Criteria() {
		r := c.At(m.prog.Day())
		if r == nil || !slices.ContainsFunc(r.Basis, func(b rules.Basis) bool {
			return b.Source == d.source && (b.Article == d.article || strings.HasPrefix(b.Article, d.article+"第") || strings.HasPrefix(b.Article, d.article+" ") || strings.HasPrefix(b.Article, d.article+"("))
		}) {
			continue
		}
		name := c.ID
		if from := m.parts[c.ID]; from != "" {
			name = from
		}
		switch s := m.prog.Standing(c.ID); {
		case s == assess.ByLetter:
			letter = append(letter, c.ID)
			name += " (letter)"
		case s == assess.Unverified:
			law = append(law, c.ID)
			name += " (?)"
		case s == assess.Counts:
			law = append(law, c.ID)
		default:
			continue
		}
		names[c.ID] = name
	}
	fmt.Fprintf(w, "\n%s  %s\n", d.article, d.about)
	if len(names) == 0 {
		fmt.Fprintf(w, "    NO CRITERION\n")
		return
	}
	whole := m.reach(d, law, letter)
	if len(whole) == 0 {
		whole = []string{"NOBODY"}
	}
	fmt.Fprintf(w, "    %s\n", strings.Join(whole, "\n    "))
	var same []string
	narrower := map[string][]string{} // reach to ids
	for _, id := range slices.Concat(law, letter) {
		var one []string
		if slices.Contains(letter, id) {
			one = m.reach(d, nil, []string{id})
		} else {
			one = m.reach(d, []string{id}, nil)
		}
		text := strings.Join(one, "; ")
		switch {
		case text == strings.Join(m.reach(d, law, nil), "; ") || slices.Contains(letter, id):
			same = append(same, names[id])
		case text == "":
			narrower["nobody"] = append(narrower["nobody"], names[id])
		default:
			narrower[text] = append(narrower[text], names[id])
		}
	}
	if len(same) > 0 {
		fmt.Fprintf(w, "      by %s\n", strings.Join(slices.Compact(slices.Sorted(slices.Values(same))), ", "))
	}
	for _, text := range slices.Sorted(maps.Keys(narrower)) {
		ids := slices.Compact(slices.Sorted(slices.Values(narrower[text])))
		fmt.Fprintf(w, "      %s: %s\n", strings.Join(ids, ", "), text)
	}
}

// reach says whom these criteria reach; units with the same reach share a line.
func (m *matrix) reach(d duty, law, letter []string) (lines []string) {
	who := map[string][]string{}
	var order []string
	for part, p := range as {
		var texts []string
		for _, height := range heights {
			if d.high && height < 27 {
				continue
			}
			var byLaw, byLetter []string
			for _, u := range m.units {
				if u.part != part || u.height != height {
					continue
				}
				reaches := func(id string) bool { return u.reached[id] }
				switch {
				case slices.ContainsFunc(law, reaches):
					byLaw = append(byLaw, u.kind)
				case slices.ContainsFunc(letter, reaches):
					byLetter = append(byLetter, u.kind)
				}
			}
			text := m.some(byLaw)
			if len(byLetter) > 0 {
				text = strings.TrimPrefix(text+"; letter: "+m.some(byLetter), "; ")
			}
			texts = append(texts, text)
		}
		if len(texts) == 2 && texts[0] == texts[1] {
			texts = texts[:1]
		}
		for n, text := range texts {
			if text == "" {
				continue
			}
			name := p.name
			if len(texts) > 1 {
				name += fmt.Sprintf(" at %d m", heights[n])
			}
			if len(who[text]) == 0 {
				order = append(order, text)
			}
			who[text] = append(who[text], name)
		}
	}
	for _, text := range order {
		lines = append(lines, strings.Join(who[text], ", ")+": "+text)
	}
	return lines
}

// name gives a name to the kinds that a criterion reaches.
func (m *matrix) name(name, criterion string) {
	var kinds []string
	for _, u := range m.units {
		if u.reached[criterion] && u.part == 0 && u.height == heights[0] {
			kinds = append(kinds, u.kind)
		}
	}
	m.named = append(m.named, alias{name, kinds})
}

// some says which of the kinds these are, in few words; "" for none.
func (m *matrix) some(kinds []string) string {
	missing := slices.DeleteFunc(slices.Clone(m.kinds), func(k string) bool { return slices.Contains(kinds, k) })
	for _, n := range m.named {
		switch {
		case slices.Equal(n.kinds, kinds):
			return n.name
		case slices.Equal(n.kinds, missing):
			return "all but " + n.name
		}
	}
	switch {
	case len(missing) == 0:
		return "all"
	case len(missing) <= len(kinds):
		return "all but " + strings.Join(missing, ", ")
	}
	return strings.Join(kinds, ", ")
}
