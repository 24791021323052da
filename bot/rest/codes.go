package rest

// Discord's error codes that need a branch; [CodeOf] finds them in errors.
const (
	CodeUnknownChannel     = 10003
	CodeUnknownGuild       = 10004
	CodeUnknownMessage     = 10008
	CodeUnknownUser        = 10013
	CodeUnknownWebhook     = 10015
	CodeUnknownInteraction = 10062
	CodeSlowmode           = 20016
	CodeWriteRate          = 20028
	CodeOpensTooFast       = 40003
	CodeAcknowledged       = 40060
	CodeNoAccess           = 50001
	CodeClosedDM           = 50007
	CodeNoPermission       = 50013
	CodeInvalidToken       = 50027
	CodeFormBody           = 50035
	CodeNoMutualGuild      = 50278
	CodeNoHistory          = 160002
)
