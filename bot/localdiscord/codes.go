package localdiscord

import "net/http"

// Code is one of Discord's JSON error codes.
type Code int

// The codes that this package answers with.
const (
	CodeGeneral              Code = 0
	CodeUnknownChannel       Code = 10003
	CodeUnknownGuild         Code = 10004
	CodeUnknownMember        Code = 10007
	CodeUnknownMessage       Code = 10008
	CodeUnknownUser          Code = 10013
	CodeUnknownEmoji         Code = 10014
	CodeUnknownWebhook       Code = 10015
	CodeUnknownInteraction   Code = 10062
	CodeUnknownCommand       Code = 10063
	CodeTooManyCommands      Code = 30032
	CodeUnauthorized         Code = 40001
	CodeTooLarge             Code = 40005
	CodeAlreadyAcknowledged  Code = 40060
	CodeTooManyFollowUps     Code = 40094
	CodeMissingAccess        Code = 50001
	CodeNotYourMessage       Code = 50005
	CodeEmptyMessage         Code = 50006
	CodeCannotDM             Code = 50007
	CodeMissingPermissions   Code = 50013
	CodeInvalidWebhookToken  Code = 50027
	CodeInvalidForm          Code = 50035
	CodeInvalidJSON          Code = 50109
	CodeReplyWithoutHistory  Code = 160002
	CodeInvalidAuthorization Code = -401
)

// restError is a refusal as the REST API words it.
type restError struct {
	Status  int            `json:"-"`
	Code    Code           `json:"code"`
	Message string         `json:"message"`
	Errors  map[string]any `json:"errors,omitempty"`
}

// Error is the message with what is wrong with single fields.
func (e *restError) Error() string {
	if e.Errors == nil {
		return e.Message
	}
	return e.Message + " " + string(mustEncode("errors", e.Errors))
}

func newError(code Code) *restError {
	status, message := code.describe()
	return &restError{Status: status, Code: max(code, CodeGeneral), Message: message}
}

// describe gives the HTTP status and the words that come with a code.
func (c Code) describe() (status int, message string) {
	switch c {
	case CodeInvalidAuthorization:
		return http.StatusUnauthorized, "401: Unauthorized"
	case CodeUnauthorized:
		return http.StatusUnauthorized, "Unauthorized"
	case CodeInvalidWebhookToken:
		return http.StatusUnauthorized, "Invalid Webhook Token"
	case CodeTooLarge:
		return http.StatusRequestEntityTooLarge, "Request entity too large"
	}
	if message = c.notFound(); message != "" {
		return http.StatusNotFound, message
	}
	if message = c.forbidden(); message != "" {
		return http.StatusForbidden, message
	}
	return http.StatusBadRequest, c.badRequest()
}

func (c Code) notFound() string {
	switch c {
	case CodeGeneral:
		return "404: Not Found"
	case CodeUnknownChannel:
		return "Unknown Channel"
	case CodeUnknownGuild:
		return "Unknown Guild"
	case CodeUnknownMember:
		return "Unknown Member"
	case CodeUnknownMessage:
		return "Unknown Message"
	case CodeUnknownUser:
		return "Unknown User"
	case CodeUnknownWebhook:
		return "Unknown Webhook"
	case CodeUnknownInteraction:
		return "Unknown interaction"
	case CodeUnknownCommand:
		return "Unknown application command"
	}
	return ""
}

func (c Code) forbidden() string {
	switch c {
	case CodeMissingAccess:
		return "Missing Access"
	case CodeNotYourMessage:
		return "Cannot edit a message authored by another user"
	case CodeCannotDM:
		return "Cannot send messages to this user"
	case CodeMissingPermissions:
		return "Missing Permissions"
	}
	return ""
}

func (c Code) badRequest() string {
	switch c {
	case CodeUnknownEmoji:
		return "Unknown Emoji"
	case CodeTooManyCommands:
		return "Maximum number of application commands reached (100)"
	case CodeAlreadyAcknowledged:
		return "Interaction has already been acknowledged."
	case CodeTooManyFollowUps:
		return "This interaction has reached the maximum number of follow-up messages."
	case CodeEmptyMessage:
		return "Cannot send an empty message"
	case CodeInvalidForm:
		return "Invalid Form Body"
	case CodeInvalidJSON:
		return "The request body contains invalid JSON."
	case CodeReplyWithoutHistory:
		return "You cannot reply without permission to read message history"
	}
	return "400: Bad Request"
}
