"""Names of Hong Kong and Korea with the Latin letters that people there usually write them in, from general knowledge.

Written name by name as papers and cards have them, and by no table of the product; of nobody in particular.
"""

HONG_KONG_FAMILIES = """
陳 Chan 95|黃 Wong 72|李 Lee 61|梁 Leung 44|林 Lam 42|王 Wong 35|吳 Ng 33|張 Cheung 40|劉 Lau 35|何 Ho 26|鄭 Cheng 24
周 Chow 13|周 Chau 8|葉 Yip 16|鄧 Tang 16|郭 Kwok 15|羅 Lo 15|楊 Yeung 20|蔡 Choi 14|蔡 Tsoi 3|許 Hui 12|馮 Fung 13
曾 Tsang 15|徐 Tsui 8|徐 Chui 3|謝 Tse 13|蘇 So 11|潘 Poon 10|余 Yu 9|袁 Yuen 7|朱 Chu 8|趙 Chiu 7|胡 Wu 7|馬 Ma 6
關 Kwan 6|譚 Tam 7|鍾 Chung 8|盧 Lo 7|麥 Mak 6|蕭 Siu 5|江 Kong 4|彭 Pang 4|方 Fong 5|丁 Ting 2|莫 Mok 4|温 Wan 3
唐 Tong 3|沈 Shum 3|黎 Lai 6|區 Au 3|歐陽 Au-Yeung 2|司徒 Szeto 1|施 Sze 2|石 Shek 1
"""
HONG_KONG_GIVEN = """
嘉怡 Ka Yi|志強 Chi Keung|詠詩 Wing Sze|俊傑 Chun Kit|家豪 Ka Ho|偉明 Wai Ming|美玲 Mei Ling|秀英 Sau Ying
麗華 Lai Wah|國強 Kwok Keung|志明 Chi Ming|家欣 Ka Yan|嘉欣 Ka Yan|穎欣 Wing Yan|曉彤 Hiu Tung|樂怡 Lok Yi
子軒 Tsz Hin|子晴 Tsz Ching|浩然 Ho Yin|俊賢 Chun Yin|文傑 Man Kit|家明 Ka Ming|永強 Wing Keung|淑儀 Shuk Yee
淑芬 Shuk Fan|玉蘭 Yuk Lan|月娥 Yuet Ngor|鳳儀 Fung Yee|惠珍 Wai Chun|慧敏 Wai Man|雅文 Nga Man|凱琪 Hoi Ki
凱文 Hoi Man|梓軒 Tsz Hin|梓晴 Tsz Ching|卓賢 Cheuk Yin|卓琳 Cheuk Lam|綺雯 Yee Man|綺婷 Yee Ting|婉婷 Yuen Ting
婷婷 Ting Ting|雪玲 Suet Ling|雪芬 Suet Fan|潔瑩 Kit Ying|潔儀 Kit Yee|佩珊 Pui Shan|佩儀 Pui Yee|少芬 Siu Fan
少華 Siu Wah|耀輝 Yiu Fai|耀明 Yiu Ming|耀宗 Yiu Chung|錦榮 Kam Wing|錦輝 Kam Fai|國雄 Kwok Hung|國華 Kwok Wah
建華 Kin Wah|建國 Kin Kwok|健華 Kin Wah|德華 Tak Wah|德明 Tak Ming|德輝 Tak Fai|學友 Hok Yau|富城 Fu Shing
光榮 Kwong Wing|志偉 Chi Wai|志豪 Chi Ho|志文 Chi Man|啟明 Kai Ming|啟賢 Kai Yin|景明 King Ming|敬文 King Man
冠華 Koon Wah|冠豪 Kwun Ho|文輝 Man Fai|文彬 Man Pan|漢強 Hon Keung|漢文 Hon Man|海明 Hoi Ming|海恩 Hoi Yan
天恩 Tin Yan|天佑 Tin Yau|恩琪 Yan Ki|心怡 Sum Yi|心悅 Sum Yuet|樂兒 Lok Yee|思敏 Sze Man|思琪 Sze Ki|詩雅 Sze Nga
詩敏 Sze Man|麗珍 Lai Chun|麗娟 Lai Kuen|麗芳 Lai Fong|麗明 Lai Ming|寶珠 Po Chu|寶儀 Po Yee|寶珊 Po Shan|碧華 Pik Wah
碧珊 Pik Shan|翠珊 Chui Shan|翠玲 Chui Ling|翠儀 Chui Yee|瑞明 Shui Ming|瑞華 Shui Wah|兆基 Siu Kei|兆明 Siu Ming
永康 Wing Hong|永年 Wing Nin|振華 Chun Wah|振輝 Chun Fai|嘉慧 Ka Wai|嘉玲 Ka Ling|嘉雯 Ka Man|嘉俊 Ka Chun
家俊 Ka Chun|家駒 Ka Kui|家寶 Ka Po|家輝 Ka Fai|家榮 Ka Wing|卓文 Cheuk Man|朗軒 Long Hin|明慧 Ming Wai|明德 Ming Tak
銘恩 Ming Yan|柏豪 Pak Ho|栢豪 Pak Ho|展鵬 Chin Pang|鵬飛 Pang Fei|世傑 Sai Kit|世榮 Sai Wing|仲賢 Chung Yin
仲文 Chung Man
"""
SOUTH_EAST_FAMILIES = """
陳 Tan 95|林 Lim 60|黃 Ng 40|黃 Ooi 10|黃 Wee 6|吳 Goh 30|王 Ong 30|張 Teo 20|張 Teoh 8|李 Lee 45|蔡 Chua 25|許 Koh 25
鄭 Tay 14|楊 Yeo 14|沈 Sim 8|郭 Quek 8|郭 Kwek 5|劉 Low 12|羅 Low 4|謝 Chia 8|洪 Ang 16|葉 Yeap 5|葉 Yap 8|蘇 Soh 6
周 Chew 6|何 Ho 10|邱 Khoo 8|顏 Gan 5|柯 Kua 3|曾 Chan 4|陳 Chin 5|張 Chong 6|鍾 Chong 4|符 Foo 3|黃 Oei 2|許 Co 2
"""
SOUTH_EAST_GIVEN = """
明發 Beng Huat|福成 Hock Seng|國強 Kok Keong|秀蘭 Siew Lan|玉蓮 Geok Lian|美玲 Bee Leng|文輝 Boon Hui|水源 Chwee Guan
金發 Kim Huat|德成 Teck Seng|忠良 Tiong Liang|永福 Eng Hock|慶成 Kheng Seng|順發 Soon Huat|麗珠 Lay Choo|惠珍 Hwee Tin
愛蓮 Ai Lian|寶珠 Poh Choo|淑惠 Sok Hwee|明輝 Beng Hui|志明 Chee Beng|志強 Chee Keong|建國 Kian Kok|建成 Kian Seng
俊傑 Choon Kiat|文傑 Boon Kiat|瑞英 Swee Eng|秀英 Siew Eng|月娥 Guat Ngoh|月英 Guat Eng|財源 Chye Guan|天福 Tian Hock
春花 Choon Huay|進發 Chin Huat|錦源 Kim Guan|榮華 Eng Hua|素蓮 Soh Lian|家興 Kah Heng|文德 Boon Teck|德興 Teck Heng
福興 Hock Hin|金水 Kim Chwee|亞明 Ah Beng|秀梅 Siew Mui|美珠 Bee Choo|麗華 Lay Wah|慧玲 Hwee Leng|佩玲 Pei Ling
偉明 Wee Meng|偉強 Wee Keong|祥發 Siang Huat|良成 Liang Seng|友福 Yew Hock|永順 Eng Soon|國華 Kok Wah|國明 Kok Meng
文財 Boon Chye|成發 Seng Huat|芳美 Hong Bee|鳳英 Hong Eng|清福 Cheng Hock|信義 Sin Ghee|光明 Kong Beng|瓊花 Keng Huay
寶蓮 Poh Lian|添福 Thiam Hock|振源 Chin Guan|明義 Beng Ghee|仁傑 Jin Kiat|益成 Aik Seng|昌發 Cheong Huat|保生 Poh Seng
"""
"""Hokkien and Teochew for the most part: papers of Singapore, Malaysia and Indonesia."""

KOREAN_FAMILIES = {
    **{"김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho", "윤": "Yoon"},
    **{"장": "Jang", "임": "Lim", "오": "Oh", "한": "Han", "신": "Shin", "서": "Seo", "권": "Kwon", "황": "Hwang"},
    **{"안": "Ahn", "송": "Song", "류": "Ryu", "홍": "Hong", "전": "Jeon", "고": "Ko", "문": "Moon", "손": "Son"},
    **{"양": "Yang", "배": "Bae", "백": "Baek", "허": "Huh", "남": "Nam", "심": "Shim", "유": "Yoo", "노": "Roh"},
    **{"하": "Ha", "곽": "Kwak", "성": "Sung", "차": "Cha", "주": "Joo", "우": "Woo", "구": "Koo", "민": "Min"},
    **{"나": "Na", "진": "Jin", "지": "Ji", "엄": "Um"},
}
_KOREAN = """
건 gun|우 woo|경 kyung|수 soo|광 kwang|도 do|윤 yoon|현 hyun|동 dong|명 myung|민 min|재 jae|준 jun|병 byung|철 chul
상 sang|호 ho|서 seo|성 sung|진 jin|승 seung|시 si|영 young|예 ye|은 eun|정 jung|종 jong|주 joo|지 ji|훈 hoon|태 tae
하 ha|혁 hyuk|환 hwan|희 hee|숙 sook|자 ja|순 soon|미 mi|옥 ok|선 sun|연 yeon|아 ah|인 in|나 na|빈 bin|원 won|유 yu
춘 chun|말 mal|기 ki|식 sik|일 il|남 nam|규 kyu|한 han|용 yong|석 seok|길 gil|덕 duk|창 chang|채 chae|소 so|혜 hye
보 bo|람 ram|슬 seul|란 ran|화 hwa|향 hyang|애 ae|라 ra|린 rin|율 yul|봉 bong|운 woon|범 bum|찬 chan|원 won|중 joong
후 hoo
"""
KOREAN_SYLLABLES = dict(one.split() for one in _KOREAN.replace("\n", "|").split("|") if one)


def hong_kong_families() -> dict[tuple[str, str], float]:
    """Family names with their spellings, by how common they are."""
    return _families(HONG_KONG_FAMILIES)


def hong_kong_given() -> dict[tuple[str, str], float]:
    """Given names with their spellings."""
    return _given(HONG_KONG_GIVEN)


def south_east_families() -> dict[tuple[str, str], float]:
    """Family names of Singapore and its neighbours, as `hong_kong_families`."""
    return _families(SOUTH_EAST_FAMILIES)


def south_east_given() -> dict[tuple[str, str], float]:
    """Given names of Singapore and its neighbours with their spellings."""
    return _given(SOUTH_EAST_GIVEN)


def _families(told: str) -> dict[tuple[str, str], float]:
    each = (one.split() for one in told.replace("\n", "|").split("|") if one)
    return {(name, latin): float(weight) for name, latin, weight in each}


def _given(told: str) -> dict[tuple[str, str], float]:
    found = {}
    for one in told.replace("\n", "|").split("|"):
        if one:
            name, latin = one.split(" ", 1)
            found[name, latin] = 1.0
    return found
