package reply

// Discord's limits. Lengths are in code points.
const (
	MaxContent     = 2000
	MaxTitle       = 256
	MaxDescription = 4096
	MaxFields      = 25
	MaxFieldName   = 256
	MaxFieldValue  = 1024
	MaxFooter      = 2048
	MaxCard        = 6000
	MaxRows        = 5
	MaxButtons     = 5
	MaxLabel       = 80
	MaxPlaceholder = 150
	MaxItems       = 25
	MaxItem        = 100 // label, value and description of an item each
	MaxChoices     = 25
	MaxChoice      = 100
	MaxCustomID    = 100
	MaxInputs      = 5
	MaxFormTitle   = 45
	MaxIntro       = 4000
	MaxInputLabel  = 45
	MaxInputHint   = 100
	MaxInputValue  = 4000
)
