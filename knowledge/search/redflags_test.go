package search_test

import (
	"testing"

	"gutskin/knowledge"
)

// TestRedFlags holds messages of people who must see somebody first, by how soon. A card
// that is more urgent than the table says is right as well; a later one is not.
func TestRedFlags(t *testing.T) {
	for _, level := range []struct {
		level    knowledge.Level
		messages []string
	}{
		{knowledge.LevelNow, []string{
			"I can't breathe properly since lunch",
			"my throat is closing up after peanuts",
			"lips swelling and hives all over, what now",
			"he passed out and won't wake up",
			"my mum is vomiting blood",
			"the bleeding won't stop, I've pressed on it for twenty minutes",
			"crushing pain in my chest going into my left arm",
			"one side of my dad's face is drooping and he can't talk properly",
			"my son is having a seizure",
			"purple spots that don't fade under a glass and a high fever",
			"my skin is peeling off in sheets since the new tablets",
			"my baby is floppy and hard to wake",
			"newborn with a fever of 39, should I wait",
			"stiff neck, high fever and the light hurts my eyes",
			"I want to kill myself",
			"I want to end it all",
			"i dont want to be alive anymore",
			"I took a whole bottle of paracetamol",
			"my toddler drank bleach",
			"my daughter swallowed a button battery",
			"stopped drinking two days ago and now I'm shaking and seeing things",
			// Misspelt.
			"i cant breath and my chset hurts",
			"my tounge is sweling after the shrimp",
			"im having chest pian and my arm feels num",
			"i want to comit suiside",
			// Made small.
			"probably nothing but my chest feels really tight and my arm is numb",
			"sorry to bother you, lips went blue a minute ago and breathing is hard",
			"no biggie but i keep passing out",
			"lol this sounds dumb but i kinda want to die",
			// Of somebody else.
			"my gran suddenly can't move her left arm and talks gibberish",
			"my friend says she is going to kill herself tonight",
			"my brother is going to kill himself",
			"she told me she wants to kill herself",
			"my roommate swallowed all her sleeping pills",
			// With something else denied.
			"no rash, but my tongue is swollen and I can't swallow",
			"no fever but my baby is limp and won't feed",
			"not hungry, coughing up blood since this morning",
			// Beside a question that is ours.
			"does stress cause chest pain? mine has been going for an hour and runs down my arm",
			"acne ruined my life and I want to end it all",
			// In other languages.
			"no puedo respirar y tengo la garganta cerrada",
			"ich bekomme keine Luft mehr",
			"ich will nicht mehr leben",
			"je veux mourir",
			"j'ai mal à la poitrine et je n'arrive plus à respirer",
		}},
		{knowledge.LevelToday, []string{
			"there is blood in my stool",
			"my stool has been dark red and slimy since monday, should I eat more fiber?",
			"black tarry poo for three days",
			"terrible stomach pain on the right side, I can't stand up straight",
			"can't keep any water down since yesterday",
			"fever and a rash all over my body",
			"my leg is red, hot and swollen and the redness is spreading",
			"my eczema is oozing yellow stuff and I have a fever",
			"my eye is red, very painful and everything is blurry",
			"spilled boiling water on my arm, big blisters now",
			"my eyes have turned yellow",
			"I make myself throw up after meals",
			"haven't eaten for five days to get clear skin",
			"i cut myself when my skin gets bad",
			"my boyfriend hits me when he drinks",
			"I can't cope any more, everything is hopeless",
			"can I drink bleach to kill gut parasites",
			"I'm starving myself so my face gets slimmer",
			"took double my antidepressants by accident",
			// Misspelt.
			"theres blod in my pooop",
			"my eyes are yelow and my pee is dark",
			"my eczma is infectd and oozing puss",
			// Made small.
			"it's prob just piles but there's a lot of blood in the toilet",
			"not a big deal but I throw up after dinner to stay thin",
			"might be nothing, the cut on my hand is hot and red lines go up my arm",
			// Of somebody else.
			"my wife's wound is red and hot with streaks going up her arm",
			"my kid's eczema is weeping and crusty and spreading fast",
			"my sister hardly eats at all because she is afraid of getting fat",
			// With something else denied.
			"no pain at all but my poo is black like tar",
			"not diarrhoea, there is blood in my stool",
			"I don't have a cold, just fever and a rash that spreads",
			// Beside a question that is ours.
			"which probiotics for blood in my stool?",
			"I'm vomiting since two days and nothing stays in, would kefir help?",
			// In other languages.
			"tengo sangre en las heces",
			"ich habe Blut im Stuhl",
			"j'ai du sang dans les selles",
		}},
		{knowledge.LevelSoon, []string{
			"I've lost 10 kilos without trying",
			"found a hard lump in my armpit",
			"my mole changed colour and bleeds",
			"mole on my back is getting bigger and itchy",
			"a sore on my lip hasn't healed for two months",
			"food gets stuck when I swallow",
			"always exhausted and very pale lately",
			"should I stop my antidepressants to fix my gut?",
			"can I skip my antibiotics? they ruin my gut",
			"I want to stop taking methotrexate and use diet instead",
			"can I take half of my thyroid tablets?",
			"can I use my sister's antibiotics for my acne?",
			"I take warfarin, is vitamin K ok?",
			"can I take probiotics with my antidepressants?",
			"I'm pregnant, can I take probiotics?",
			"is collagen powder safe in pregnancy?",
			"breastfeeding and want to take fish oil",
			"can I give my baby probiotics?",
			"which probiotic drops for a 3 month old with eczema?",
			"I'm on chemo, are fermented foods ok?",
			"I have kidney disease, can I take omega-3 capsules?",
			"diet instead of chemo for my cancer?",
			"my heart races since I started the supplement",
			"bought antibiotics online without a prescription for my skin",
			"I have type 1 diabetes, can I do a water fast?",
			"I have HIV, should I take live cultures?",
			// Misspelt.
			"im pregnat, can i take colagen",
			"can i stop my antibiotcs early",
			"can i take probotics with my antidepresants",
			// Made small.
			"just curious, could I quit my blood pressure pills if I eat well",
			"only a tiny lump in my breast, probably my diet",
			// Of somebody else.
			"my dad stopped taking his insulin because he eats healthy now",
			"my sister is pregnant and wants to take vitamin A",
			"grandma takes blood thinners, can she have fish oil?",
			// With something else denied.
			"not pregnant but breastfeeding, can I take supplements?",
			"no diet, and still I've lost a lot of weight",
			// In other languages.
			"estoy embarazada, ¿puedo tomar probióticos?",
			"Ich bin schwanger, darf ich Probiotika nehmen?",
			"je suis enceinte, puis-je prendre des probiotiques ?",
		}},
	} {
		t.Run(string(level.level), func(t *testing.T) {
			for _, text := range level.messages {
				r := ask(built(), text)
				if r.Kind != knowledge.KindCare || r.Flag.Level.Rank() > level.level.Rank() {
					t.Errorf("%q: want a card for %s, got %s", text, level.level, outcome(r))
				}
			}
		})
	}
}

// TestHarmlessAlarms holds alarming words that alarm nobody: no card for these.
func TestHarmlessAlarms(t *testing.T) {
	for _, text := range []string{
		"acne is killing my confidence",
		"I'm dying to know if kimchi helps",
		"this heat is killing me, does water help the skin?",
		"EMERGENCY!!! big date tomorrow and a huge zit lol",
		"laughed so hard I couldn't breathe",
		"that movie nearly gave me a heart attack",
		"no fever, no pain, just dry skin",
		"what is the blood type diet?",
		"bloody hell, another zit",
		"I could murder a pizza, is it bad for my skin?",
		"my diet is a disaster, does that cause acne?",
		"people say sugar is poison, true?",
		"how do I starve the bad bacteria in my gut?",
		"kill the bad bacteria, feed the good ones?",
		"I'd kill for skin like hers",
		"is it breathing exercises or meditation that lowers stress?",
		"does deep breathing calm the gut?",
		"chest acne: is it the gut?",
		"back and chest breakouts after sugar",
		"can you overdose on vegetables haha",
		"does more fiber help me lose weight?",
		"sore muscles after the gym, does exercise help the skin?",
		"exam stress is murdering my skin",
		"I burnt the rice again",
		"RIP my skin after christmas",
		"shaking up my diet, what should I eat?",
		"so tired of my oily skin",
		"no blood, no pain, just a bit bloated",
		"how do I get skin like a baby's?",
		"my cat is pregnant",
		"does red wine turn my face red?",
		"explosive breakouts before every exam",
		"i quit smoking, will my skin recover?",
		"should I stop eating sugar?",
		"can I stop using moisturiser if I drink more water?",
		"how do antibiotics harm the gut? I finished mine last month",
		"my mum takes fish oil, is that good for the skin?",
		"bleached hair and dry skin?",
		"I swallowed my pride and cut out soda",
		"fake blood make-up ruined my skin",
		"in the game my character bled out lol",
		"passed out on the couch at nine, does early sleep help the skin?",
		"my phone died",
		"I'm drowning in work and breaking out",
		"my rosacea is on fire today lol",
	} {
		if r := ask(built(), text); r.Kind == knowledge.KindCare {
			t.Errorf("%q is harmless and raises %q", text, flagID(r))
		}
	}
}
