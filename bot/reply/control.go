package reply

// Row is a row of controls: up to five buttons, or one menu.
type Row struct {
	Buttons []Button
	Menu    *Menu
}

// Buttons is a row of buttons.
func Buttons(buttons ...Button) Row { return Row{Buttons: buttons} }

// Button does something when it is pressed. All buttons look alike: none says by its
// colour that it is the right one.
type Button struct {
	Label string
	// ID says what the button does; left out of one that opens URL.
	ID  CustomID
	URL string
	// Disabled shows the button and lets nobody press it.
	Disabled bool
}

// MenuKind is what a menu lets people choose.
type MenuKind int

// The kinds of menu, by Discord's numbers.
const (
	// MenuItems lets people choose among Menu.Items.
	MenuItems MenuKind = 3
	// MenuRoles lets people choose among the roles of the server.
	MenuRoles MenuKind = 6
	// MenuChannels lets people choose among the text channels of the server.
	MenuChannels MenuKind = 8
)

// Menu lets people choose; what they chose is sent at once.
type Menu struct {
	ID   CustomID
	Kind MenuKind // MenuItems if zero
	// Placeholder is shown while nothing is chosen.
	Placeholder string
	// Least and Most are how many may be chosen; one if both are zero.
	Least, Most int
	// Items are up to 25, for MenuItems alone.
	Items []Item
	// Chosen are the ids that are chosen already, for roles and channels.
	Chosen []string
}

// Item is one thing to choose in a menu or a form.
type Item struct {
	Label, Value string
	// Description stands under the label; may be empty.
	Description string
	// Chosen tells that it is chosen already.
	Chosen bool
}

// Form asks for several things at once. Discord opens it only as the very first answer to
// a command or a control.
type Form struct {
	ID     CustomID
	Title  string
	Intro  string  // what to know before filling it in; may be empty
	Inputs []Input // one to five, one less with an Intro
}

// Input is one question of a form: a text, or a choice where Items are given.
type Input struct {
	// Name is the key of the answer in what comes back.
	Name  string
	Label string
	// Hint stands in an empty field, Value in a filled one.
	Hint, Value string
	// Long makes room for several lines.
	Long bool
	// Max is the longest text that is taken; 4000 if zero.
	Max      int
	Optional bool
	Items    []Item
}
