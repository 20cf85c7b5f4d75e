"""How common words of names are, by region: an invented population of travellers, stated by hand.

No register of names was read for it. The shares are rounded orders of magnitude, such as anybody knows who knows the
region: about one family name in three in Viet Nam is Nguyen, one in five in Korea is Kim. They say how many innocent
travellers a name may stop, within a factor of about ten; they say nothing about any person. Words that are not here are
taken for rare ones (`RARE_FAMILY`, `RARE_GIVEN`), and for as common as that in their own region only.

The share of a region among travellers, and of a country among those of a region, are assumptions as well: each border
has its own. To mend: one line here; the tests hold each column to at most the whole.
"""

from dataclasses import dataclass
from functools import cache

RARE_FAMILY = 1 / 20_000
"""How many people of the region have a family name that is not in its table, one with another."""

RARE_GIVEN = 1 / 4_000
"""The same for a given name: there are fewer of them."""

TWO_GIVEN = 0.4
"""How many travellers' papers give a second given name."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A region of names: its share of travellers, its countries, and its words, each with its share."""

    name: str
    share: float
    countries: dict[str, float]
    family: dict[str, float]
    female: dict[str, float]
    male: dict[str, float]


def _words(text: str) -> dict[str, float]:
    """Words with the share of a thousand people that has them: `Kim 215, Lee 147`."""
    pairs = (item.split() for item in text.split(","))
    return {word: float(number) / 1000 for word, number in pairs}


@cache
def regions() -> tuple[Region, ...]:
    """The regions, in the order of their share of travellers."""
    return tuple(
        Region(name, share, _words(countries), _words(family), _words(female), _words(male))
        for name, share, countries, family, female, male in _TABLE
    )


_TABLE: tuple[tuple[str, float, str, str, str, str], ...] = (
    (
        "western Europe",
        0.27,
        "DE 260, FR 210, IT 180, NL 60, BE 40, AT 30, CH 30, SE 35, NO 20, DK 20, FI 20, GR 35, IE 20",
        "Martin 4, Muller 8, Schmidt 6, Rossi 4, Bernard 2, Dubois 2, Weber 3, Fischer 3, Meyer 4, Jansen 2, "
        "Hansen 4, Johansson 3, Andersson 3, Nielsen 3, Russo 3, Ferrari 2, Bianchi 2, Wagner 3, Becker 3, "
        "Hoffmann 2, Durand 2",
        "Maria 30, Anna 20, Sophie 8, Julia 8, Laura 9, Marie 20, Giulia 6, Sarah 8, Eva 6, Christine 6, Monika 5",
        "Thomas 14, Peter 14, Michael 15, Andreas 9, Martin 10, Paul 9, Jean 12, Marco 8, Giuseppe 7, Stefan 8, Jan 9",
    ),
    (
        "English-speaking countries",
        0.2,
        "US 520, GB 280, CA 80, AU 70, NZ 20, ZA 30",
        "Smith 9, Johnson 6, Williams 6, Brown 5, Jones 6, Davis 4, Miller 4, Wilson 4, Taylor 4, Anderson 3, "
        "Thomas 3, Moore 2, Martin 2, White 2, Harris 2, Clark 2, Walker 2, Hall 2, Evans 2, Roberts 2, Campbell "
        "2, Murphy 2",
        "Mary 18, Jennifer 11, Elizabeth 11, Sarah 11, Emma 8, Jessica 8, Susan 8, Margaret 8, Emily 7, Anna 5, "
        "Laura 5",
        "James 22, John 24, Robert 20, Michael 22, William 16, David 22, Thomas 12, Daniel 11, Andrew 9, Paul 10, "
        "Mark 10",
    ),
    (
        "Spanish- and Portuguese-speaking countries",
        0.15,
        "ES 210, MX 190, BR 240, PT 60, CO 80, AR 80, PE 40, CL 40, UY 10, EC 20, VE 20",
        "Garcia 30, Rodriguez 22, Martinez 20, Lopez 20, Gonzalez 22, Hernandez 17, Perez 18, Sanchez 18, Silva "
        "25, Santos 20, Oliveira 15, Souza 12, Ferreira 12, Pereira 13, Ramirez 9, Torres 9, Flores 9, Costa 10, "
        "Fernandez 15",
        "Maria 90, Ana 25, Carmen 12, Laura 9, Juana 8, Lucia 8, Francisca 8, Isabel 9, Rosa 9, Adriana 6, Patricia 9",
        "Jose 55, Juan 35, Luis 28, Carlos 25, Antonio 25, Francisco 20, Manuel 20, Joao 18, Pedro 14, Miguel 14, "
        "Jorge 12",
    ),
    (
        "eastern Europe and northern Asia",
        0.1,
        "PL 240, RU 270, UA 160, RO 120, CZ 50, BG 40, RS 30, BY 30, KZ 40, HU 20",
        "Ivanov 10, Ivanova 10, Petrov 6, Petrova 6, Smirnov 8, Kuznetsov 6, Popov 6, Popescu 8, Nowak 6, "
        "Kowalski 4, Melnyk 3, Shevchenko 3, Bondarenko 2, Kovalenko 2, Novak 4, Ionescu 4, Popa 5, Volkov 3, "
        "Nagy 4, Horvath 3",
        "Maria 30, Anna 35, Elena 35, Olga 28, Natalia 28, Irina 24, Tatiana 24, Svetlana 18, Ekaterina 20, "
        "Anastasia 14",
        "Alexander 40, Sergei 32, Vladimir 24, Andrei 26, Dmitri 24, Ivan 18, Alexei 20, Mikhail 14, Nikolai 14, "
        "Piotr 10",
    ),
    (
        "China and Chinese-speaking places",
        0.09,
        "CN 800, TW 90, HK 60, SG 40, MY 10",
        "Wang 72, Li 72, Zhang 68, Liu 54, Chen 46, Yang 31, Huang 22, Zhao 21, Wu 20, Zhou 19, Xu 14, Sun 15, Ma "
        "13, Zhu 13, Hu 13, Guo 11, He 11, Lin 10, Gao 10, Luo 9, Chan 4, Wong 4, Cheung 3, Leung 2",
        "Li 6, Fang 4, Na 5, Min 5, Jing 5, Ying 4, Yan 5, Mei 3, Xiuying 2, Lan 2, Hui 3, Xia 2, Ping 2, Juan 2",
        "Wei 6, Jun 5, Yong 3, Jie 4, Lei 4, Tao 3, Ming 4, Qiang 3, Hao 3, Bo 3, Gang 2, Jian 2, Peng 3, Bin 3",
    ),
    (
        "south Asia",
        0.07,
        "IN 720, PK 110, BD 90, LK 40, NP 40",
        "Kumar 35, Singh 45, Sharma 20, Khan 22, Das 15, Patel 15, Gupta 10, Devi 25, Ali 10, Ahmed 8, Yadav 12, "
        "Reddy 8, Rao 7, Hossain 8, Islam 8, Begum 8, Perera 4, Rahman 7, Mishra 5, Hussain 8",
        "Priya 8, Anita 8, Sunita 9, Lakshmi 7, Fatima 6, Neha 5, Pooja 6, Rani 5, Ayesha 4, Meena 4, Kavita 4, Asha 4",
        "Mohammed 28, Muhammad 25, Rahul 7, Amit 7, Sanjay 7, Ramesh 6, Suresh 6, Rajesh 8, Ravi 6, Abdul 8, Ali "
        "6, Arjun 3",
    ),
    (
        "Arabic-speaking countries",
        0.05,
        "SA 170, EG 200, MA 130, DZ 110, IQ 90, AE 70, JO 50, LB 50, TN 50, SY 40, YE 20, LY 20",
        "Mohammed 25, Ahmed 20, Ali 22, Hassan 16, Hussein 14, Ibrahim 13, Mahmoud 11, Khalil 5, Saleh 8, "
        "Abdullah 10, Omar 7, Said 7, Youssef 7, Mustafa 6, Khalid 5, Mansour 4, Nasser 5, Haddad 3, Al-Ahmad 2, "
        "Suleiman 4",
        "Fatima 32, Maryam 16, Aisha 15, Khadija 10, Zainab 12, Noor 9, Sara 10, Amina 10, Layla 7, Huda 6, Mona 6",
        "Mohammed 95, Ahmed 55, Ali 38, Hassan 20, Hussein 18, Mahmoud 20, Omar 15, Ibrahim 18, Khalid 14, "
        "Abdullah 18, Youssef 12, Mustafa 14",
    ),
    (
        "Korea and Japan",
        0.03,
        "KR 450, JP 550",
        "Kim 97, Lee 66, Park 38, Choi 21, Jung 20, Kang 10, Cho 10, Sato 8, Suzuki 8, Takahashi 6, Tanaka 6, "
        "Watanabe 5, Ito 5, Yamamoto 5, Nakamura 5, Kobayashi 4, Kato 4",
        "Jisoo 2, Minji 3, Yuna 2, Yuki 3, Yoko 3, Keiko 4, Kazuko 4, Sakura 1, Eunji 2, Akiko 3, Hyejin 2, Naoko 2",
        "Minho 2, Jihoon 3, Hiroshi 4, Takashi 4, Kenji 3, Youngho 2, Sungho 2, Makoto 2, Akira 2, Daisuke 2, Junho 2",
    ),
    (
        "Iran, Turkey and central Asia",
        0.02,
        "TR 560, IR 240, AF 60, UZ 80, AZ 40, TJ 20",
        "Yilmaz 12, Kaya 9, Demir 9, Sahin 7, Celik 7, Mohammadi 8, Hosseini 9, Ahmadi 7, Karimi 4, Rezaei 4, "
        "Moradi 3, Aliyev 3, Mammadov 4, Ozturk 5, Aydin 5, Yildiz 6",
        "Fatma 28, Zeynep 12, Ayse 25, Emine 14, Fatemeh 25, Zahra 20, Maryam 14, Elif 9, Hatice 14, Leyla 5, Sara 5",
        "Mehmet 28, Mustafa 22, Ahmet 20, Ali 24, Mohammad 30, Hossein 16, Reza 14, Hasan 14, Ibrahim 10, Mehdi "
        "8, Omer 7",
    ),
    (
        "Africa south of the Sahara",
        0.01,
        "NG 350, KE 130, GH 110, ET 120, SN 60, CI 60, CM 60, UG 50, CD 40, AO 20",
        "Diallo 8, Traore 7, Ndiaye 4, Mensah 5, Osei 4, Okafor 4, Adeyemi 2, Mohammed 8, Ibrahim 6, Kamau 3, "
        "Otieno 3, Tesfaye 3, Kone 4, Diop 4, Moyo 3, Banda 4",
        "Mary 14, Fatima 9, Grace 10, Aminata 5, Blessing 6, Esther 7, Mercy 6, Faith 5, Aisha 6, Ruth 5, Elizabeth 7",
        "Mohammed 18, Ibrahim 14, Emmanuel 9, John 12, Moussa 6, Samuel 9, David 9, Joseph 10, Daniel 7, Abdullahi 6",
    ),
    (
        "south-east Asia",
        0.01,
        "VN 250, ID 250, PH 260, TH 200, MM 20, KH 20",
        "Nguyen 90, Tran 28, Le 22, Pham 17, Hoang 12, Vo 10, Santos 8, Reyes 8, Cruz 8, Bautista 5, Garcia 5, "
        "Saputra 2, Setiawan 2, Wijaya 1, Saelim 1",
        "Maria 20, Thi 60, Siti 15, Dewi 6, Linh 5, Huong 6, Sri 8, Mai 5, Rosa 3, Nur 6, Hoa 4, Ana 3",
        "Van 50, Muhammad 14, Jose 8, Ahmad 6, Minh 10, Agus 4, Budi 4, Duc 4, Hung 5, Tuan 6, Somchai 2, Mark 4",
    ),
)
