"""How Chinese families of South-East Asia write the characters of given names in Hokkien and Teochew.

From general knowledge of how cards and papers there spell, the commonest first: no tones, k, p and t with and without a
breath much alike, oo and ee for long vowels. No list of people was read for it.
"""

_TOLD = """
秀修壽 siew|福 hock|復 hock|明 beng meng|成 seng|生勝聖盛星 seng|發 huat|法 huat|國 kok|強 keong kiong|玉 geok gek
水 chwee swee|瑞 swee sui|文 boon bun|財才彩 chye chai|龍 leng liong|玲鈴 leng ling|惠慧 hwee hui huay|輝 hui hwee
傑 kiat|吉 kiat kit|潔 kiat|蓮聯憐 lian|美 bee mui|梅妹 mui moi boey|珠 choo chu|英 eng|榮 eng weng|永 eng yong
源元 guan|原 guan|豐宏鳳洪 hong|芳 hong phang|花 huay hua|華 hua wah hwa|慶瓊 kheng keng|敬景 keng|金 kim|錦 kim gim
良亮 liang leong|寶 poh po|保 poh|順 soon|德 teck tek|忠中 tiong|勇 yong|友有 yew|佑 yew|祥 siang seong|賢 hian
興 heng hin|添 thiam|天 tian thian|來 lai|清 cheng chheng|貞 cheng|蘭 lan|麗 lay lee|愛 ai|淑 sok siok|素 soh
珍 tin chin|真進振 chin|春 choon|俊 choon chun|志 chee|智治 tee|家嘉 kah ka|建健堅 kian|月 guat goat|娥 ngoh
雪 suat seok|香 hiang heong|安 ann an|平炳 peng|仁 jin|義儀毅宜 ghee|禮 lay|信新辛 sin|和 ho|合 hup|貴桂 kwee kui
光廣 kong|通 thong|東 tong tang|南 lam|海 hai|山 san suan|石 cheok chio|木 bok|林 lim|森心 sim|松 siong|柏 pek peck
竹 teck|旺 ong|昌 cheong chiang|祖 choh|宗 chong|耀 yeow yew|坤 khoon koon|乾 kian|泉川全 chuan|傳 chuan thuan
少紹 siau|小 sio siew|如 joo|儒裕 joo|雲芬勳 hoon|恩 oon|銀 gin gek|蕊 lui|鑾鸞 luan|茂 bow mow|武 boo|漢 han|虎 hor
豪 ho|賓斌 pin|益億奕 aik ek|偉威維惟為 wee|欽琴 khim|善仙 sian|民敏 bin min|團 thuan|長 tiong|怡 ee yee|意 ee
燕 yan ean|謙 khiam kiam|定燈鼎亭庭廷 teng|珊 san|三 sam|雄 heong hiong|婉 wan|萬 ban|滿 mua|遠 wan|世 say see
思 soo see|子 choo|亞阿 ah|大 tua tai|太泰 tai thai|開 khai|凱 khai|利 lee|理 lee|力 lek|樂 lok|禄祿 lok|六 lak
連 lian|年 nian|念 liam|寧 leng|能 leng|農 long|隆 leong liong|朗 long|浪 long|倫 loon|論 loon|峰 hong|風 hong|飛 hui
妃 hui|揚 yong|陽 yong|洋 yong|養 yong|容 yong|鴻 hong|虹 hong|欣 him hin|鑫 him|延 yan|彥 gan|顏 gan|岩 gam|凌 leng
菱 leng|慈 choo|詩 see|詞 soo|書 soo|樹 siew choo|杏 heng|幸 heng|恆 heng|衡 heng|霞 hay|夏 hay|河 ho|好 ho|浩 ho
厚 how|孝 how|效 how|教 kau|高 ko|科 kho|可 kho
"""


def given_syllables() -> dict[str, str]:
    """The spellings of each character."""
    found: dict[str, str] = {}
    for one in _TOLD.replace("\n", "|").split("|"):
        if one:
            letters, spelt = one.split(" ", 1)
            found.update(dict.fromkeys(letters, spelt))
    return found
