"""How Chinese families of South-East Asia and Taiwan write their names in Hokkien, Teochew, Hakka and Hainanese.
`hokkien` is of given names.

From general knowledge, the commonest first; in traditional and simplified characters. Also families whose character is
read otherwise in a name than elsewhere (曾, zeng).
"""

_TOLD = """
陳陈 tan chin ting|林 lim lam liem|黃黄 ng ooi wee uy oei|吳吴 goh gouw ngo go|張张 teo teoh chong tiong|王 ong heng
李 lee dy lie|劉刘 low lau liew|蔡 chua tsai choy|楊杨 yeo yong iu|許许 koh khaw hii co kho|鄭郑 tay teh tee
謝谢 cheah chia sia|郭 kok kwek quek que kwee|洪 ang|曾 zeng chan chen|廖 leow liaw|賴赖 lai|徐 chee see|周 chew chiu
葉叶 yap yeap|蘇苏 soh|呂吕 loo luo|江 kang|何 ho hoe|蕭萧 siow seow siew|羅罗 lo low|高 ko kao|潘 phua phoon|簡简 kan
朱 choo choo|鍾钟 chong cheong|彭 phang pang|詹 chiam cham|胡 oh foo woo|施 see sze sy|沈 sim shum|余 ee eu yee
盧卢 loh|梁 neo leong niu|趙赵 teo chao chew|顏颜 gan|柯 kua kwa|翁 ang eng|魏 gui ngui goi|孫孙 soon sng|戴 tay tai
范 huan hwan|方 png pung fong|宋 song sung|鄧邓 teng tang|杜 toh|傅 poh foo|侯 hau how|曹 chow chor|溫温 voon woon oon
薛 sih sit|丁 teng ting|馬马 mah beh bay|蔣蒋 chiang cheow|唐 tng tong|藍蓝 nah lam|馮冯 pang fong|姚 yeow yeo
石 chio shek|董 tang tong|歐欧 aw ow|歐陽欧阳 auyong auyeong auyeung|司徒 szeto seto|涂 thor|白 peh pek|古 koo kho
龔龚 keng kiong|尤 yew|阮 wan yuen nguyen|邱丘 khoo khoo hew|巫 boo moo|嚴严 ngiam|康 kng kang|田 chan tian|伍 ngoh ng
莊庄 chng chong|連连 lian|程 theng thia|湯汤 thng tong|卓 toh tok|符 foo hu|韓韩 han hang|雲云 hoon wan|邢 heng
饒饶 jeow|韋韦 wee|甘 kam|倪 gay nge|沙 sha|佘 seah|饒 yeow|孔 khong|區区 ou au aw|單单 shan|解 xie|仇 qiu|朴 piao
查 zha|翟 zhai|蓋盖 ge|樂乐 yue|繆缪 miao|冼 xian|童 tong
"""
_OF_TWO = (
    "司馬司马 諸葛诸葛 上官 東方东方 皇甫 尉遲尉迟 公孫公孙 慕容 令狐 夏侯 宇文 長孫长孙 端木 南宮南宫 司空 張簡 范姜"
)


def _told() -> dict[str, str]:
    found = {}
    for one in _TOLD.replace("\n", "|").split("|"):
        if one:
            names, *latin = one.split()
            half = len(names) // 2
            every = [names[:half], names[half:]] if len(names) == 4 else [names] if names == "司徒" else [*names]
            found.update(dict.fromkeys(every, " ".join(dict.fromkeys(latin))))
    for one in _OF_TWO.split():
        found.update(dict.fromkeys((one[:2], one[-2:]), ""))
    return found


SPELT_OVERSEAS = _told()
"""By family name; an empty spelling is a family name of two characters, whose usual spelling is that of its parts."""
